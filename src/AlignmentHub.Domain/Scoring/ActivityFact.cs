using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring;

/// <summary>Something a lead did, as far as a definition may ask about it.</summary>
public readonly struct ActivityFact(string type, DateTimeOffset at)
{
    /// <summary>
    /// Orders activities of one instant, ordinally. It may be left out by those who give the activities in order
    /// already: activities of one instant without ids stay in the order they came in.
    /// </summary>
    public string? Id { get; init; }
    public string Type { get; } = type;
    public DateTimeOffset At { get; } = at;
    public string? Url { get; init; }
    public string? Campaign { get; init; }
    public string? Asset { get; init; }
    public string? Source { get; init; }
    public IReadOnlyDictionary<string, FieldValue>? Custom { get; init; }
}
