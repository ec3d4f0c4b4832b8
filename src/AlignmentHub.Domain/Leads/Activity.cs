namespace AlignmentHub.Domain.Leads;

/// <summary>Something a lead did or that was done with it, at an instant.</summary>
public sealed class Activity
{
    private Activity() { } // EF Core

    /// <summary>Derived from the sender's id, or from what the activity is, so that the same one counts once however often it is sent.</summary>
    public Guid Id { get; private init; }

    public Guid LeadId { get; private init; }

    public string Type { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>When the hub learnt of it.</summary>
    public DateTimeOffset ArrivedAt { get; private init; }

    public string? SenderId { get; private init; }

    public string? Url { get; private init; }

    public Guid? CampaignId { get; private init; }

    public string? Asset { get; private init; }

    public string? Source { get; private init; }

    public string? Custom { get; private init; }

    /// <summary>Whether it came as a past (import or history), known from its own instant (semantics.md 3.7).</summary>
    public bool IsImported { get; private init; }
}
