using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Handoffs;

internal sealed class RoutingTables : IEntityTypeConfiguration<Pool>, IEntityTypeConfiguration<PoolMember>,
    IEntityTypeConfiguration<RoutingRule>, IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Pool> pool)
    {
        pool.ToTable("Pools");
        pool.Property(p => p.Key).HasMaxLength(100);
        pool.Property(p => p.Name).HasMaxLength(200);
        pool.HasIndex(p => p.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PoolMember> member)
    {
        member.ToTable("PoolMembers", table =>
        {
            table.HasCheckConstraint("ck_pool_members_weight", "weight > 0");
            table.HasCheckConstraint("ck_pool_members_most_open", "most_open > 0");
            table.HasCheckConstraint("ck_pool_members_most_per_day", "most_per_day > 0");
        });
        member.HasKey(m => new { m.PoolId, m.PersonId });
        member.Property(m => m.Weight).HasPrecision(12, 6);
        member.Property(m => m.Value).HasPrecision(38, 18);
        member.Property(m => m.Languages).HasColumnType("text[]").HasDefaultValueSql("'{}'");
        member.Property(m => m.Territories).HasColumnType("text[]").HasDefaultValueSql("'{}'");
        member.HasOne<Pool>().WithMany().HasForeignKey(m => m.PoolId);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }

    public void Configure(EntityTypeBuilder<RoutingRule> rule)
    {
        rule.ToTable("RoutingRules");
        rule.Property(r => r.Key).HasMaxLength(100);
        rule.Property(r => r.Name).HasMaxLength(200);
        rule.Property(r => r.Condition).HasColumnType("jsonb");
        rule.Property(r => r.Fallback).HasDefaultValueSql("'Queue'").HasSentinel(RoutingFallback.Queue);
        rule.HasIndex(r => r.Key).IsUnique();
        rule.HasIndex(r => r.Position);
        rule.HasOne<Pool>().WithMany().HasForeignKey(r => r.PoolId);
    }

    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.Ignore(a => a.LiveTopic);
        absence.Property(a => a.Note).HasMaxLength(Absence.NoteLimit);
        absence.HasIndex(a => new { a.PersonId, a.EndsAt });
        // One switch per person, however often it is clicked.
        absence.HasIndex(a => a.PersonId).IsUnique().HasFilter("ends_at is null").HasDatabaseName("ix_absences_one_switch");
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.EnteredBy);
    }
}
