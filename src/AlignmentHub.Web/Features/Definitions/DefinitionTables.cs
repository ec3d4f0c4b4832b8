using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Definitions;

internal sealed class DefinitionTables : IEntityTypeConfiguration<Definition>, IEntityTypeConfiguration<DefinitionVersion>
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
        version.HasIndex(v => new { v.DefinitionId, v.Number }).IsUnique();
        version.HasIndex(v => v.DefinitionId).IsUnique().HasFilter("state = 'Active'").HasDatabaseName("ix_definition_versions_active");
        version.HasOne<Definition>().WithMany().HasForeignKey(v => v.DefinitionId);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.CreatedBy);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.ActivatedBy);
    }
}
