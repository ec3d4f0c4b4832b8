namespace AlignmentHub.Benchmarks.Data;

/// <summary>A lead of the data set and what became of it.</summary>
/// <param name="Region">Which of the four pools its hand-off goes to.</param>
/// <param name="IsCore">In the segment that qualifies by itself.</param>
internal sealed record LeadStory(Guid Id, int Number, int Company, int? Campaign, int Region, bool IsCore, DateTimeOffset At, HandoffStory? Handoff);

/// <param name="Rep">The rep's place among all reps.</param>
/// <param name="Touched">The first outreach, after acceptance.</param>
internal sealed record HandoffStory(Guid Id, int Rep, string State, DateTimeOffset At)
{
    public DateTimeOffset? Decided { get; init; }

    public DateTimeOffset? Touched { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public string? Reason { get; init; }

    public DealStory? Deal { get; init; }

    public bool IsAccepted => Decided is not null && Reason is null;
}

internal sealed record DealStory(Guid Id, string Stage, long AmountMinor, DateTimeOffset At, DateTimeOffset? Closed);

internal sealed record ActivityStory(Guid Id, Guid Lead, string Type, DateTimeOffset At, string? Page, int? Campaign);
