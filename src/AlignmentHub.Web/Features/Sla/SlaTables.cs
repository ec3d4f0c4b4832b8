using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Sla;

internal sealed class SlaTables : IEntityTypeConfiguration<SlaClock>, IEntityTypeConfiguration<SlaPolicy>, IEntityTypeConfiguration<WorkCalendar>,
    IEntityTypeConfiguration<CalendarVersion>, IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<SlaClock> clock)
    {
        clock.ToTable("SlaClocks", table =>
        {
            table.HasCheckConstraint("ck_sla_clocks_target_minutes", "target_minutes >= 0");
            table.HasCheckConstraint("ck_sla_clocks_breached_at", "breached_at = due_at");
        });
        clock.Ignore(c => c.IsOpen);
        clock.Property(c => c.Number).UseIdentityAlwaysColumn();
        clock.HasIndex(c => c.HandoffId);
        clock.HasIndex(c => c.LookAt).HasFilter("look_at is not null").HasDatabaseName("ix_sla_clocks_look");
        clock.HasIndex(c => c.Number).HasFilter("to_do is not null").HasDatabaseName("ix_sla_clocks_to_do");
        clock.HasIndex(c => c.StartedAt).HasFilter("ended_at is null").HasDatabaseName("ix_sla_clocks_open");
        clock.HasIndex(c => new { c.Kind, c.DueAt });
        // A scorecard of a year counts along this index and never touches the table.
        clock.HasIndex(c => c.DueAt).IncludeProperties(c => new { c.Kind, c.Side, c.State, c.TeamId, c.RepId, c.PolicyId, c.HandoffId }).HasDatabaseName("ix_sla_clocks_scorecard");
        clock.HasIndex(c => c.RepId);
        clock.HasOne<Handoff>().WithMany().HasForeignKey(c => c.HandoffId);
        clock.HasOne<SlaPolicy>().WithMany().HasForeignKey(c => c.PolicyId);
        clock.HasOne<PolicyVersion>().WithMany().HasForeignKey(c => c.PolicyVersionId);
        clock.HasOne<CalendarVersion>().WithMany().HasForeignKey(c => c.CalendarVersionId);
        clock.HasOne<Person>().WithMany().HasForeignKey(c => c.RepId);
        clock.HasOne<Team>().WithMany().HasForeignKey(c => c.TeamId);
    }

    public void Configure(EntityTypeBuilder<SlaPolicy> policy)
    {
        policy.ToTable("SlaPolicies");
        policy.Ignore(p => p.LiveTopic);
        policy.Property(p => p.Key).HasMaxLength(100);
        policy.Property(p => p.Name).HasMaxLength(200);
        policy.HasIndex(p => p.Key).IsUnique();
        policy.HasIndex(p => p.IsFallback).IsUnique().HasFilter("is_fallback");
    }

    public void Configure(EntityTypeBuilder<WorkCalendar> calendar)
    {
        calendar.ToTable("Calendars");
        calendar.Ignore(c => c.LiveTopic);
        calendar.Property(c => c.Key).HasMaxLength(100);
        calendar.Property(c => c.Name).HasMaxLength(200);
        calendar.HasIndex(c => c.Key).IsUnique();
        calendar.HasIndex(c => c.IsDefault).IsUnique().HasFilter("is_default");
    }

    public void Configure(EntityTypeBuilder<CalendarVersion> version)
    {
        version.ToTable("CalendarVersions", table => table.HasCheckConstraint(
            "ck_calendar_versions_common", "(calendar_id is null) = (team_version_id is not null) and (calendar_id is null) = (rep_version_id is not null)"));
        version.Property(v => v.Document).HasColumnType("jsonb");
        version.HasIndex(v => new { v.CalendarId, v.Number }).IsUnique();
        version.HasOne<WorkCalendar>().WithMany().HasForeignKey(v => v.CalendarId);
        version.HasOne<CalendarVersion>().WithMany().HasForeignKey(v => v.TeamVersionId);
        version.HasOne<CalendarVersion>().WithMany().HasForeignKey(v => v.RepVersionId);
    }

    public void Configure(EntityTypeBuilder<PolicyVersion> version)
    {
        version.ToTable("PolicyVersions");
        version.Property(v => v.Document).HasColumnType("jsonb");
        version.HasIndex(v => new { v.PolicyId, v.Number }).IsUnique();
        version.HasOne<SlaPolicy>().WithMany().HasForeignKey(v => v.PolicyId);
    }
}
