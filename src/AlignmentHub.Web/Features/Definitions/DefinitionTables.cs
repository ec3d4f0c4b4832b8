using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Definitions;

internal sealed class DefinitionTables : IEntityTypeConfiguration<Definition>, IEntityTypeConfiguration<DefinitionVersion>, IEntityTypeConfiguration<Signature>
{
    public const int LongestName = 200;

    public void Configure(EntityTypeBuilder<Definition> definition)
    {
        definition.ToTable("Definitions");
        definition.Property(d => d.Name).HasMaxLength(LongestName);
        definition.HasIndex(d => d.Stage).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DefinitionVersion> version)
    {
        version.ToTable("DefinitionVersions", table => table.HasCheckConstraint("ck_definition_versions_number", "number >= 1"));
        version.Property(v => v.Document).HasColumnType("jsonb");
        version.Property(v => v.ContentHash).HasMaxLength(64);
        version.Property(v => v.Because).HasMaxLength(Proposal.LongestBecause);
        version.Property(v => v.ReasonKey).HasMaxLength(50);
        version.HasIndex(v => new { v.DefinitionId, v.Number }).IsUnique();
        version.HasIndex(v => v.DefinitionId).IsUnique().HasFilter("state = 'Active'").HasDatabaseName("ix_definition_versions_active");
        version.HasOne<Definition>().WithMany().HasForeignKey(v => v.DefinitionId);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.CreatedBy);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.EditedBy);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.ActivatedBy);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.ProposedBy);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.ScheduledBy);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.WithdrawnBy);
        version.HasOne<RejectionReason>().WithMany().HasForeignKey(v => v.ReasonKey);
        version.HasIndex(v => v.ScheduledFor).HasFilter("state = 'Scheduled'").HasDatabaseName("ix_definition_versions_scheduled");
    }

    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.ToTable("DefinitionSignatures");
        signature.Property(s => s.ContentHash).HasMaxLength(64);
        signature.HasIndex(s => new { s.VersionId, s.Side }).IsUnique();
        signature.HasIndex(s => new { s.VersionId, s.PersonId }).IsUnique();
        signature.HasOne<DefinitionVersion>().WithMany().HasForeignKey(s => s.VersionId);
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
