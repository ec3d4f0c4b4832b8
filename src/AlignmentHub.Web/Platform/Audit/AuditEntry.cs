using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Platform.Audit;

/// <summary>Who did what to which thing, with what was before and after, and why. Rows are only ever added (semantics.md 8).</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Absent for what the hub does by itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The key through which it came, if it came through the API.</summary>
    public Guid? ApiKeyId { get; init; }

    /// <summary>What was done, such as <c>handoff.reassigned</c>.</summary>
    public string Act { get; init; } = "";

    /// <summary>The thing it was done to, such as <c>handoff/0199…</c>.</summary>
    public string Subject { get; init; } = "";

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Reason { get; init; }
}

internal sealed class AuditTables : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.Property(e => e.Act).HasMaxLength(100);
        entry.Property(e => e.Subject).HasMaxLength(200);
        entry.Property(e => e.Before).HasColumnType("jsonb");
        entry.Property(e => e.After).HasColumnType("jsonb");
        entry.HasIndex(e => e.Subject);
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => e.ActorId);
    }
}
