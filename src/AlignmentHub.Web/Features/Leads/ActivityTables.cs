using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Leads;

internal sealed class ActivityTables : IEntityTypeConfiguration<Activity>, IEntityTypeConfiguration<ActivityType>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.ToTable("Activities");
        activity.Property(a => a.Id).ValueGeneratedNever();
        activity.Property(a => a.Type).HasMaxLength(100);
        activity.Property(a => a.SenderId).HasMaxLength(200);
        activity.Property(a => a.Url).HasMaxLength(2000);
        activity.Property(a => a.Asset).HasMaxLength(200);
        activity.Property(a => a.Source).HasMaxLength(200);
        activity.Property(a => a.Custom).HasColumnType("jsonb");
        activity.HasIndex(a => new { a.LeadId, a.At });
        activity.HasOne<Lead>().WithMany().HasForeignKey(a => a.LeadId);
        activity.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId);
    }

    public void Configure(EntityTypeBuilder<ActivityType> type)
    {
        type.ToTable("ActivityTypes");
        type.HasKey(t => t.Key);
        type.Property(t => t.Key).HasMaxLength(100);
        type.HasData(ActivityType.Starters);
    }
}
