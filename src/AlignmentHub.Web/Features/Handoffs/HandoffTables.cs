using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Handoffs;

internal sealed class HandoffTables : IEntityTypeConfiguration<Handoff>, IEntityTypeConfiguration<Outreach>, IEntityTypeConfiguration<RejectionReason>,
    IEntityTypeConfiguration<HandoffPause>
{
    /// <summary>The grade with which it was handed over, so that reports need not open the snapshots.</summary>
    public const string Grade = nameof(Grade);

    private const string IsOpen = "state in ('Queued', 'Assigned', 'Accepted', 'Working')";

    public void Configure(EntityTypeBuilder<Handoff> handoff)
    {
        handoff.ToTable("Handoffs", table => table.HasCheckConstraint("ck_handoffs_pass", "pass >= 1"));
        handoff.Ignore(h => h.LiveTopic);
        handoff.Ignore(h => h.IsOpen);
        handoff.Property(h => h.Source).HasMaxLength(200);
        handoff.Property(h => h.ReasonKey).HasMaxLength(50);
        handoff.Property(h => h.Comment).HasMaxLength(2000);
        handoff.Property(h => h.ManualReason).HasMaxLength(2000);
        handoff.Property(h => h.Answers).HasColumnType("jsonb");
        handoff.Property(h => h.Snapshot).HasColumnType("jsonb");
        handoff.Property<string?>(Grade).HasComputedColumnSql("snapshot -> 'score' ->> 'grade'", stored: true);
        handoff.Property(h => h.Routing).HasColumnType("jsonb");
        handoff.HasIndex(h => new { h.LeadId, h.Pass }).IsUnique();
        handoff.HasIndex(h => h.LeadId).IsUnique().HasFilter(IsOpen).HasDatabaseName("ix_handoffs_one_open_per_lead");
        handoff.HasIndex(h => new { h.RepId, h.State });
        // How many leads somebody got today, where their pool limits it.
        handoff.HasIndex(h => new { h.RepId, h.AssignedAt });
        handoff.HasIndex(h => new { h.PoolId, h.CreatedAt }).HasFilter("state = 'Queued'").HasDatabaseName("ix_handoffs_queued");
        handoff.HasIndex(h => h.ExpiresAt).HasFilter("state in ('Queued', 'Assigned')").HasDatabaseName("ix_handoffs_expiring");
        handoff.HasIndex(h => h.PoolId).HasFilter("offered_at is not null").HasDatabaseName("ix_handoffs_offered");
        handoff.HasIndex(h => h.DecidedAt);
        handoff.HasIndex(h => new { h.CreatedAt, h.Id });
        handoff.HasIndex(h => h.CampaignId);
        handoff.HasOne<Lead>().WithMany().HasForeignKey(h => h.LeadId).OnDelete(DeleteBehavior.Restrict);
        handoff.HasOne<Pool>().WithMany().HasForeignKey(h => h.PoolId);
        handoff.HasOne<Person>().WithMany().HasForeignKey(h => h.RepId);
        handoff.HasOne<Person>().WithMany().HasForeignKey(h => h.DecidedBy);
        handoff.HasOne<Person>().WithMany().HasForeignKey(h => h.EndedBy);
        // The line in Routing keeps the name of a rule that is gone.
        handoff.HasOne<RoutingRule>().WithMany().HasForeignKey(h => h.RuleId).OnDelete(DeleteBehavior.SetNull);
        handoff.HasOne<SlaPolicy>().WithMany().HasForeignKey(h => h.PolicyId);
        handoff.HasOne<PolicyVersion>().WithMany().HasForeignKey(h => h.PolicyVersionId);
        handoff.HasOne<DefinitionVersion>().WithMany().HasForeignKey(h => h.DefinitionVersionId);
        handoff.HasOne<Campaign>().WithMany().HasForeignKey(h => h.CampaignId);
        handoff.HasOne<RejectionReason>().WithMany().HasForeignKey(h => h.ReasonKey);
        handoff.HasOne<DefinitionVersion>().WithMany().HasForeignKey(h => h.SqlVersionId);
    }

    public void Configure(EntityTypeBuilder<Outreach> outreach)
    {
        outreach.ToTable("Outreaches");
        outreach.Property(o => o.BackdatedReason).HasMaxLength(1000);
        outreach.Property(o => o.Note).HasMaxLength(4000);
        outreach.HasIndex(o => new { o.LeadId, o.At });
        outreach.HasOne<Handoff>().WithMany().HasForeignKey(o => o.HandoffId);
        outreach.HasOne<Lead>().WithMany().HasForeignKey(o => o.LeadId);
        outreach.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId);
    }

    public void Configure(EntityTypeBuilder<RejectionReason> reason)
    {
        reason.ToTable("RejectionReasons", table =>
        {
            table.HasCheckConstraint("ck_rejection_reasons_nurture_days", "(disposition = 'Nurture') = (nurture_days is not null) and nurture_days > 0");
            table.HasCheckConstraint("ck_rejection_reasons_cool_down_days", "cool_down_days >= 0");
        });
        reason.HasKey(r => r.Key);
        reason.Property(r => r.Key).HasMaxLength(50);
        reason.Property(r => r.Label).HasMaxLength(200);
        reason.HasData(RejectionReason.Starters());
    }

    public void Configure(EntityTypeBuilder<HandoffPause> pause)
    {
        pause.ToTable("HandoffPauses");
        pause.Ignore(p => p.Time);
        pause.HasIndex(p => new { p.HandoffId, p.BeganAt });
        pause.HasIndex(p => p.HandoffId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_handoff_pauses_one_at_a_time");
        pause.HasOne<Handoff>().WithMany().HasForeignKey(p => p.HandoffId);
        pause.HasOne<Person>().WithMany().HasForeignKey(p => p.BegunBy);
        pause.HasOne<Person>().WithMany().HasForeignKey(p => p.EndedBy);
    }
}
