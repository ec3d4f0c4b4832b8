using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

internal sealed class PilotTables : IEntityTypeConfiguration<Pilot>
{
    public void Configure(EntityTypeBuilder<Pilot> pilot)
    {
        pilot.ToTable("DefinitionPilots", table =>
        {
            table.HasCheckConstraint("ck_definition_pilots_scope", "(share is null) <> (pool_ids = '{}')");
            table.HasCheckConstraint("ck_definition_pilots_share", $"share between {PilotScope.LeastShare} and {PilotScope.MostShare}");
        });
        pilot.Ignore(p => p.Scope);
        pilot.Ignore(p => p.LiveTopic);
        pilot.HasIndex(p => new { p.DefinitionId, p.StartedAt });
        pilot.HasIndex(p => p.DefinitionId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_definition_pilots_one_at_a_time");
        pilot.HasOne<Definition>().WithMany().HasForeignKey(p => p.DefinitionId);
        pilot.HasOne<DefinitionVersion>().WithMany().HasForeignKey(p => p.VersionId);
        pilot.HasOne<DefinitionVersion>().WithMany().HasForeignKey(p => p.MainVersionId);
        pilot.HasOne<Person>().WithMany().HasForeignKey(p => p.StartedBy);
        pilot.HasOne<Person>().WithMany().HasForeignKey(p => p.EndedBy);
    }
}
