namespace AlignmentHub.Domain.Sla;

/// <summary>What was promised, copied onto a clock at its start: a changed policy serves new hand-offs only (semantics.md 4.5).</summary>
/// <param name="TargetMinutes">Business minutes, 0 or more.</param>
public sealed record ClockTerms(Guid PolicyId, Guid CalendarVersionId, int TargetMinutes)
{
    public Guid PolicyVersionId { get; init; }

    /// <summary>Which outreach of the hand-off keeps the promise, where one does.</summary>
    public int Outreach { get; init; } = 1;

    /// <summary>The shares of the target at which somebody hears of it, in percent and ascending.</summary>
    public IReadOnlyList<int> Steps { get; init; } = [];
}

/// <summary>Whose clock it is; a hand-off in a queue has nobody yet.</summary>
public sealed record ClockOwner(Guid? RepId, Guid? TeamId);
