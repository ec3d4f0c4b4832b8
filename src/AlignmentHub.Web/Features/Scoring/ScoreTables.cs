using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Scoring;

internal sealed class ScoreTables : IEntityTypeConfiguration<LeadScore>
{
    public void Configure(EntityTypeBuilder<LeadScore> score)
    {
        score.ToTable("LeadScores");
        score.HasKey(s => s.LeadId);
        score.Property(s => s.Grade).HasMaxLength(2);
        score.Property(s => s.Lines).HasColumnType("jsonb");
        score.HasIndex(s => new { s.Total, s.LeadId });
        score.HasIndex(s => s.QualifiedSince).HasFilter("qualified_since is not null");
        score.HasOne<Lead>().WithOne().HasForeignKey<LeadScore>(s => s.LeadId);
        score.HasOne<DefinitionVersion>().WithMany().HasForeignKey(s => s.DefinitionVersionId);
    }
}
