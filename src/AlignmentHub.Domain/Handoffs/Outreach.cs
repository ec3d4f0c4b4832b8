namespace AlignmentHub.Domain.Handoffs;

/// <summary>How a person of sales reached out.</summary>
public enum OutreachKind { Call, Email, Meeting, Social }

/// <summary>A human sales activity toward a lead (semantics.md 1).</summary>
public sealed class Outreach
{
    private Outreach() { } // EF Core

    public Guid Id { get; private init; }

    public Guid HandoffId { get; private init; }

    public Guid LeadId { get; private init; }

    public Guid PersonId { get; private init; }

    public OutreachKind Kind { get; private init; }

    public DateTimeOffset At { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Why it was entered later than it happened; set exactly when it was (semantics.md 4.10).</summary>
    public string? BackdatedReason { get; private init; }

    public string? Note { get; private init; }

    public static Outreach Log(Guid handoffId, Guid leadId, Guid personId, OutreachKind kind, DateTimeOffset at, string? backdatedReason, string? note,
        DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), HandoffId = handoffId, LeadId = leadId, PersonId = personId, Kind = kind, At = at, RecordedAt = now,
        BackdatedReason = backdatedReason, Note = note,
    };
}
