using AlignmentHub.Domain.Views;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Views;

internal sealed class ViewTables : IEntityTypeConfiguration<SavedView>
{
    private const int LongestPage = 50;

    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("SavedViews");
        view.Ignore(v => v.LiveTopic);
        view.Property(v => v.Page).HasMaxLength(LongestPage);
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.Address).HasMaxLength(SavedView.LongestAddress);
        view.HasIndex(v => new { v.OwnerId, v.Page, v.Name }).IsUnique();
        view.HasIndex(v => v.Page).HasFilter("is_shared");
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.OwnerId);
    }
}
