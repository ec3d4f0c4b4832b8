using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Leads.Views;

internal sealed class ViewTables : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("SavedViews");
        view.Ignore(v => v.LiveTopic);
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.Address).HasMaxLength(SavedView.LongestAddress);
        view.HasIndex(v => new { v.OwnerId, v.Name }).IsUnique();
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.OwnerId);
    }
}
