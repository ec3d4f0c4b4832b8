using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Scoring;

internal sealed class ScoreTables : IEntityTypeConfiguration<LeadScore>, IEntityTypeConfiguration<ScoreChange>
{
    /// <summary>The total without its fraction.</summary>
    public const string Points = nameof(Points);

    public void Configure(EntityTypeBuilder<LeadScore> score)
    {
        score.ToTable("LeadScores");
        score.HasKey(s => s.LeadId);
        score.Property(s => s.Grade).HasMaxLength(2);
        // Nobody asks into the lines, and nights write millions: json keeps the text as it came, where jsonb takes it apart, at six times the price.
        score.Property(s => s.Lines).HasColumnType("json");
        score.Property(s => s.Tallies).HasDefaultValueSql("''");
        // Nights rewrite nearly every row. One whose indexed columns stay the same is written into its own page, without touching an index,
        // which is several times faster: so there has to be room, and lists are found by whole points and put in order from there.
        score.HasStorageParameter("fillfactor", 50);
        score.Property<int>(Points).HasComputedColumnSql("floor(total)::integer", stored: true);
        score.HasIndex(Points);
        score.HasIndex(s => s.QualifiedSince).HasFilter("qualified_since is not null");
        score.HasOne<Lead>().WithOne().HasForeignKey<LeadScore>(s => s.LeadId);
        score.HasOne<DefinitionVersion>().WithMany().HasForeignKey(s => s.DefinitionVersionId);
    }

    public void Configure(EntityTypeBuilder<ScoreChange> change)
    {
        change.ToTable("ScoreChanges");
        // One index: nights write many of them.
        change.HasKey(c => new { c.LeadId, c.Id });
        change.Property(c => c.Id).UseIdentityAlwaysColumn();
        change.Property(c => c.Grade).HasMaxLength(2);
        // Of the score, which the same statement rewrites, and not of the lead: each line would lock a row of another page, which then has to be written too.
        change.HasOne<LeadScore>().WithMany().HasForeignKey(c => c.LeadId);
    }
}
