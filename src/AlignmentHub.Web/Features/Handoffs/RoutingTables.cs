using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Handoffs;

internal sealed class RoutingTables : IEntityTypeConfiguration<Pool>, IEntityTypeConfiguration<PoolMember>, IEntityTypeConfiguration<RoutingRule>
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
        member.ToTable("PoolMembers", table => table.HasCheckConstraint("ck_pool_members_weight", "weight > 0"));
        member.HasKey(m => new { m.PoolId, m.PersonId });
        member.Property(m => m.Weight).HasPrecision(12, 6);
        member.Property(m => m.Value).HasPrecision(38, 18);
        member.HasOne<Pool>().WithMany().HasForeignKey(m => m.PoolId);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }

    public void Configure(EntityTypeBuilder<RoutingRule> rule)
    {
        rule.ToTable("RoutingRules");
        rule.Property(r => r.Key).HasMaxLength(100);
        rule.Property(r => r.Name).HasMaxLength(200);
        rule.Property(r => r.Condition).HasColumnType("jsonb");
        rule.HasIndex(r => r.Key).IsUnique();
        rule.HasIndex(r => r.Position);
        rule.HasOne<Pool>().WithMany().HasForeignKey(r => r.PoolId);
    }
}
