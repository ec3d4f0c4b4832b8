using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Integrations;

public enum ImportKind { Leads, Accounts, Activities, Opportunities, Campaigns }

public enum ImportMode { DryRun, Commit }

public enum ImportState { Queued, Running, Paused, Done, Failed, Reverted }

/// <summary>One upload of a file, how far it is and what came of it.</summary>
public sealed class Import : ILive
{
    public Guid Id { get; init; }

    public ImportKind Kind { get; init; }

    public ImportMode Mode { get; init; }

    public ImportState State { get; set; }

    public string FileName { get; init; } = "";

    /// <summary>The mapping of api.md, as JSON.</summary>
    public string Mapping { get; init; } = "{}";

    public long? RowsTotal { get; set; }

    public long Rows { get; set; }

    public long Created { get; set; }

    public long Updated { get; set; }

    public long Refused { get; set; }

    public long Unchanged { get; set; }

    /// <summary>Why it failed as a whole.</summary>
    public string? Problem { get; set; }

    public Guid CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string LiveTopic => $"import/{Id}";
}

/// <summary>The bytes of an upload, apart from the row that lists show.</summary>
public sealed class ImportFile
{
    public Guid ImportId { get; init; }

    public byte[] Content { get; init; } = [];
}

/// <summary>One row that was not taken, and why.</summary>
public sealed class ImportRefusal
{
    public Guid ImportId { get; init; }

    /// <summary>The data row in the file, from 1.</summary>
    public long Row { get; init; }

    /// <summary>Messages by member, as a JSON object.</summary>
    public string Problems { get; init; } = "{}";

    /// <summary>The row's cells as they were, as a JSON array.</summary>
    public string Cells { get; init; } = "[]";
}

internal sealed class ImportTables : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportFile>, IEntityTypeConfiguration<ImportRefusal>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("Imports");
        import.Ignore(i => i.LiveTopic);
        import.Property(i => i.FileName).HasMaxLength(260);
        import.Property(i => i.Mapping).HasColumnType("jsonb");
        import.HasIndex(i => i.CreatedAt);
        import.HasIndex(i => i.State).HasFilter("state in ('Queued', 'Running')").HasDatabaseName("ix_imports_unfinished");
        import.HasOne<Person>().WithMany().HasForeignKey(i => i.CreatedBy);
    }

    public void Configure(EntityTypeBuilder<ImportFile> file)
    {
        file.ToTable("ImportFiles");
        file.HasKey(f => f.ImportId);
        file.HasOne<Import>().WithOne().HasForeignKey<ImportFile>(f => f.ImportId);
    }

    public void Configure(EntityTypeBuilder<ImportRefusal> refusal)
    {
        refusal.ToTable("ImportRefusals");
        refusal.HasKey(r => new { r.ImportId, r.Row });
        refusal.Property(r => r.Problems).HasColumnType("jsonb");
        refusal.Property(r => r.Cells).HasColumnType("jsonb");
        refusal.HasOne<Import>().WithMany().HasForeignKey(r => r.ImportId);
    }
}
