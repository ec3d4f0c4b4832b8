using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Revenue.Views;

internal sealed class ViewTables : IEntityTypeConfiguration<ReportView>
{
    public void Configure(EntityTypeBuilder<ReportView> view)
    {
        view.ToTable("ReportViews");
        view.Ignore(v => v.LiveTopic);
        view.Property(v => v.Name).HasMaxLength(ReportView.LongestName);
        view.Property(v => v.Address).HasMaxLength(ReportView.LongestAddress);
        view.HasIndex(v => v.OwnerId);
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.OwnerId);
    }
}
