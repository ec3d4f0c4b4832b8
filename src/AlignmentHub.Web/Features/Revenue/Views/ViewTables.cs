using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Revenue.Views;

internal sealed class ViewTables : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("SavedViews");
        view.Ignore(v => v.LiveTopic);
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.Address).HasMaxLength(SavedView.LongestAddress);
        view.HasIndex(v => v.OwnerId);
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.OwnerId);
    }
}
