using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Revenue.Closing;

internal sealed class ClosingTables : IEntityTypeConfiguration<ClosedMonth>, IEntityTypeConfiguration<FrozenFigure>
{
    public void Configure(EntityTypeBuilder<ClosedMonth> month)
    {
        month.ToTable("ClosedMonths", table => table.HasCheckConstraint("ck_closed_months_month", "extract(day from month) = 1"));
        month.Ignore(m => m.LiveTopic);
        month.Ignore(m => m.IsClosed);
        month.Property(m => m.Model).HasMaxLength(100);
        month.Property(m => m.Definitions).HasColumnType("jsonb");
        month.Property(m => m.ReopenReason).HasMaxLength(ClosedMonth.LongestReason);
        month.HasIndex(m => m.Month).IsUnique().HasFilter("reopened_at is null").HasDatabaseName("ix_closed_months_one_close");
        month.HasOne<Person>().WithMany().HasForeignKey(m => m.ClosedBy);
        month.HasOne<Person>().WithMany().HasForeignKey(m => m.ReopenedBy);
    }

    public void Configure(EntityTypeBuilder<FrozenFigure> figure)
    {
        figure.ToTable("FrozenFigures");
        figure.Property(f => f.Name).HasMaxLength(100);
        figure.Property(f => f.Key).HasMaxLength(500);
        figure.HasIndex(f => new { f.ClosedMonthId, f.Name });
        figure.HasOne<ClosedMonth>().WithMany().HasForeignKey(f => f.ClosedMonthId);
    }
}
