using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Revenue.Targets;

internal sealed class TargetTables : IEntityTypeConfiguration<KpiTarget>, IEntityTypeConfiguration<PeriodNote>
{
    public void Configure(EntityTypeBuilder<KpiTarget> target)
    {
        target.ToTable("KpiTargets", table =>
        {
            table.HasCheckConstraint("ck_kpi_targets_value", "value >= 0");
            table.HasCheckConstraint("ck_kpi_targets_month", "extract(day from month) = 1");
        });
        target.Ignore(t => t.LiveTopic);
        target.HasIndex(t => new { t.Month, t.Measure, t.TeamId }).IsUnique().AreNullsDistinct(false);
        target.HasOne<Team>().WithMany().HasForeignKey(t => t.TeamId);
        target.HasOne<Person>().WithMany().HasForeignKey(t => t.SetBy);
    }

    public void Configure(EntityTypeBuilder<PeriodNote> note)
    {
        note.ToTable("PeriodNotes");
        note.Ignore(n => n.LiveTopic);
        note.Property(n => n.Text).HasMaxLength(PeriodNote.Longest);
        note.HasIndex(n => new { n.Quarter, n.At });
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.AuthorId);
    }
}
