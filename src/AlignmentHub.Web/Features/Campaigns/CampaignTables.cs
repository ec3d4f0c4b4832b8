using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Campaigns;

internal sealed class CampaignTables : IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignSpend>, IEntityTypeConfiguration<CampaignComment>
{
    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.ToTable("Campaigns");
        campaign.Property(c => c.Key).HasMaxLength(200).UseCollation("C");
        campaign.Property(c => c.Name).HasMaxLength(200);
        campaign.Property(c => c.Channel).HasMaxLength(100);
        campaign.HasIndex(c => c.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CampaignSpend> spend)
    {
        spend.ToTable("CampaignSpends", table =>
        {
            table.HasCheckConstraint("ck_campaign_spends_amount_minor", "amount_minor >= 0");
            table.HasCheckConstraint("ck_campaign_spends_month", "extract(day from month) = 1");
        });
        spend.HasKey(s => new { s.CampaignId, s.Month });
        spend.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CampaignComment> comment)
    {
        comment.ToTable("CampaignComments");
        comment.Property(c => c.Text).HasMaxLength(CampaignComment.Longest);
        comment.HasIndex(c => new { c.CampaignId, c.At });
        comment.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId);
        comment.HasOne<Person>().WithMany().HasForeignKey(c => c.AuthorId);
    }
}
