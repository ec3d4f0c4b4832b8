using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Revenue;

internal sealed class OpportunityTables : IEntityTypeConfiguration<Opportunity>, IEntityTypeConfiguration<OpportunityContact>, IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<Opportunity> opportunity)
    {
        opportunity.ToTable("Opportunities", table =>
        {
            table.HasCheckConstraint("ck_opportunities_amount_minor", "amount_minor >= 0 and reporting_minor >= 0");
            table.HasCheckConstraint("ck_opportunities_ended_at", "ended_at is null or (stage = 'Won' and ended_at >= closed_at)");
            table.HasCheckConstraint("ck_opportunities_closed_at", "(stage = 'Open') = (closed_at is null)");
        });
        opportunity.Property(o => o.ExternalId).HasMaxLength(200).UseCollation("C");
        opportunity.Property(o => o.Name).HasMaxLength(200);
        opportunity.Property(o => o.Currency).HasMaxLength(3).IsFixedLength();
        opportunity.Property(o => o.LostReason).HasMaxLength(500);
        opportunity.HasIndex(o => o.ExternalId).IsUnique();
        opportunity.HasIndex(o => new { o.Stage, o.ClosedAt });
        opportunity.HasIndex(o => o.CreatedAt);
        opportunity.HasIndex(o => o.OwnerId);
        opportunity.HasIndex(o => o.AccountId);
        opportunity.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId);
        opportunity.HasOne<Person>().WithMany().HasForeignKey(o => o.OwnerId);
    }

    public void Configure(EntityTypeBuilder<OpportunityContact> contact)
    {
        contact.ToTable("OpportunityContacts");
        contact.HasKey(c => new { c.OpportunityId, c.LeadId });
        contact.Property(c => c.Role).HasMaxLength(100);
        contact.HasIndex(c => c.LeadId);
        contact.HasOne<Opportunity>().WithMany().HasForeignKey(c => c.OpportunityId);
        contact.HasOne<Lead>().WithMany().HasForeignKey(c => c.LeadId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ExchangeRate> rate)
    {
        rate.ToTable("ExchangeRates", table => table.HasCheckConstraint("ck_exchange_rates_rate", "rate > 0"));
        rate.HasKey(r => new { r.Currency, r.Day });
        rate.Property(r => r.Currency).HasMaxLength(3).IsFixedLength();
        rate.Property(r => r.Rate).HasPrecision(20, 10);
    }
}
