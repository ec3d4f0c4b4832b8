using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Leads;

internal sealed class LeadTables : IEntityTypeConfiguration<Lead>, IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<StageMove>,
    IEntityTypeConfiguration<FieldChange>, IEntityTypeConfiguration<LeadJourney>
{
    // Binary order makes one index serve both equality and "starts with", whatever language the database speaks.
    private const string BinaryOrder = "C";

    /// <summary>What a list is sorted by and a search begins with: the family name in lower case, else whatever there is.</summary>
    public const string SortName = nameof(SortName);
    public const string SortCompany = nameof(SortCompany);

    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.ToTable("Leads", table => table.HasCheckConstraint("ck_leads_key", "external_id is not null or email is not null"));
        lead.Property(l => l.ExternalId).HasMaxLength(200).UseCollation(BinaryOrder);
        lead.Property(l => l.Email).HasMaxLength(254).UseCollation(BinaryOrder);
        lead.Property(l => l.Title).HasMaxLength(200);
        lead.Property(l => l.FirstName).HasMaxLength(200);
        lead.Property(l => l.LastName).HasMaxLength(200);
        lead.Property(l => l.Company).HasMaxLength(200);
        lead.Property(l => l.Phone).HasMaxLength(100);
        lead.Property(l => l.Country).HasMaxLength(100);
        lead.Property(l => l.Language).HasMaxLength(35);
        lead.Property(l => l.Source).HasMaxLength(200);
        lead.Property(l => l.Medium).HasMaxLength(200);
        lead.Property(l => l.Custom).HasColumnType("jsonb").HasDefaultValueSql("'{}'");
        lead.Property<string>(SortName).UseCollation(BinaryOrder)
            .HasComputedColumnSql("lower(coalesce(last_name, first_name, email, external_id) collate \"default\")", stored: true);
        lead.Property<string?>(SortCompany).UseCollation(BinaryOrder).HasComputedColumnSql("lower(company)", stored: true);
        lead.HasIndex(SortName, nameof(Lead.Id));
        lead.HasIndex(SortCompany);
        lead.HasIndex(l => l.Source);
        lead.HasIndex(l => l.ExternalId).IsUnique();
        lead.HasIndex(l => l.Email).IsUnique();
        lead.HasIndex(l => l.AccountId);
        lead.HasIndex(l => l.OwnerId);
        lead.HasIndex(l => l.CampaignId);
        lead.HasIndex(l => new { l.CreatedAt, l.Id });
        lead.HasIndex(l => new { l.UpdatedAt, l.Id });
        lead.HasIndex(l => new { l.Stage, l.CreatedAt, l.Id });
        lead.HasIndex(l => l.WakesAt).HasFilter("wakes_at is not null");
        lead.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        lead.HasOne<Campaign>().WithMany().HasForeignKey(l => l.CampaignId);
        lead.HasOne<Person>().WithMany().HasForeignKey(l => l.OwnerId);
    }

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts", table =>
        {
            table.HasCheckConstraint("ck_accounts_employees", "employees >= 0");
            table.HasCheckConstraint("ck_accounts_revenue_minor", "revenue_minor >= 0");
        });
        account.Property(a => a.Domain).HasMaxLength(253).UseCollation(BinaryOrder);
        account.Property(a => a.Name).HasMaxLength(200);
        account.Property(a => a.Industry).HasMaxLength(200);
        account.Property(a => a.Country).HasMaxLength(100);
        account.Property(a => a.Custom).HasColumnType("jsonb").HasDefaultValueSql("'{}'");
        account.HasIndex(a => a.Domain).IsUnique();
        account.HasIndex(a => a.OwnerId);
        account.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId);
    }

    public void Configure(EntityTypeBuilder<StageMove> move)
    {
        move.ToTable("StageMoves");
        move.Property(m => m.Reason).HasMaxLength(1000);
        move.HasIndex(m => new { m.LeadId, m.At, m.Id });
        // When did it qualify anew? Back to MQL for better data is no new qualification.
        move.HasIndex(m => new { m.LeadId, m.At }).HasDatabaseName("ix_stage_moves_qualified").HasFilter("to_stage = 'Mql' and from_stage is distinct from 'HandedOff'");
        move.HasIndex(m => new { m.ToStage, m.At, m.LeadId });
        move.Property(m => m.Pass).HasDefaultValue(1);
        // All that velocity asks for: who left a stage in a period, and who was there at its end, by when they came.
        move.HasIndex(m => new { m.ToStage, m.LeftAt, m.At }).IncludeProperties(m => new { m.LeftTo, m.Pass }).HasFilter("not is_inferred");
        move.HasIndex(m => m.HandoffId).HasFilter("handoff_id is not null");
        move.HasOne<Lead>().WithMany().HasForeignKey(m => m.LeadId).OnDelete(DeleteBehavior.Restrict);
        move.HasOne<Person>().WithMany().HasForeignKey(m => m.ActorId);
        move.HasOne<DefinitionVersion>().WithMany().HasForeignKey(m => m.DefinitionVersionId);
        move.HasOne<Handoff>().WithMany().HasForeignKey(m => m.HandoffId);
    }

    public void Configure(EntityTypeBuilder<LeadJourney> journey)
    {
        journey.ToTable("LeadJourneys");
        journey.HasKey(j => j.LeadId);
        journey.HasIndex(j => j.MqlAt);
        journey.HasIndex(j => j.OwnMqlAt).IncludeProperties(j => new { j.WonAt, j.GoneAt });
        journey.HasIndex(j => j.WonAt).HasFilter("won_at is not null");
        journey.HasOne<Lead>().WithOne().HasForeignKey<LeadJourney>(j => j.LeadId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FieldChange> change)
    {
        change.ToTable("FieldChanges", table => table.HasCheckConstraint("ck_field_changes_subject", "(lead_id is null) <> (account_id is null)"));
        change.Property(c => c.Field).HasMaxLength(200);
        change.Property(c => c.OldValue).HasColumnType("jsonb");
        change.HasIndex(c => new { c.LeadId, c.ChangedAt }).HasFilter("lead_id is not null");
        change.HasIndex(c => new { c.AccountId, c.ChangedAt }).HasFilter("account_id is not null");
        change.HasOne<Lead>().WithMany().HasForeignKey(c => c.LeadId);
        change.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}
