using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Sla.Promises;

internal sealed class PromiseTables : IEntityTypeConfiguration<Promise>, IEntityTypeConfiguration<PromiseTarget>
{
    public void Configure(EntityTypeBuilder<Promise> promise)
    {
        promise.ToTable("Promises", table =>
        {
            table.HasCheckConstraint("ck_promises_breached_at", "breached_at = due_at");
            table.HasCheckConstraint("ck_promises_terms", "(kind = 'AnswerTime') = (target_hours is not null) and (target_hours is null) = (calendar_version_id is null)");
        });
        promise.Property(p => p.Number).UseIdentityAlwaysColumn();
        promise.Property(p => p.TargetHours).HasPrecision(12, 2);
        promise.HasIndex(p => p.DueAt);
        promise.HasIndex(p => p.HandoffId);
        promise.HasIndex(p => p.SubjectId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_promises_one_open_per_subject");
        promise.HasIndex(p => new { p.SubjectId, p.StartedAt });
        promise.HasIndex(p => p.DueAt).HasFilter("told_at is null and ended_at is null").HasDatabaseName("ix_promises_to_tell");
        promise.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        promise.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId);
        promise.HasOne<CalendarVersion>().WithMany().HasForeignKey(p => p.CalendarVersionId);
        promise.HasOne<Handoff>().WithMany().HasForeignKey(p => p.HandoffId);
    }

    public void Configure(EntityTypeBuilder<PromiseTarget> target)
    {
        target.ToTable("PromiseTargets");
        target.Property(t => t.Value).HasPrecision(12, 2);
        target.HasIndex(t => new { t.Kind, t.TeamId, t.Month, t.Number }).IsUnique().AreNullsDistinct(false);
        target.HasOne<Team>().WithMany().HasForeignKey(t => t.TeamId);
        target.HasOne<Person>().WithMany().HasForeignKey(t => t.SetBy);
    }
}
