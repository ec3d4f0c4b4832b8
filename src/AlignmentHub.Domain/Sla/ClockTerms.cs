namespace AlignmentHub.Domain.Sla;

/// <summary>What was promised, copied onto a clock at its start: a changed policy serves new hand-offs only (semantics.md 4.5).</summary>
/// <param name="TargetMinutes">Business minutes, 0 or more.</param>
public sealed record ClockTerms(Guid PolicyId, Guid CalendarVersionId, int TargetMinutes);

/// <summary>Whose clock it is; a hand-off in a queue has nobody yet.</summary>
public sealed record ClockOwner(Guid? RepId, Guid? TeamId);
