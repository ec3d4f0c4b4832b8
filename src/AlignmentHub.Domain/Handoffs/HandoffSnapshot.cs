using System.Text.Json;
using System.Text.Json.Serialization;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>
/// What was known about a lead at the instant it was handed over, kept as <see cref="Handoff.Snapshot"/> and never changed (semantics.md 5.1).
/// The version that judged it stands on the hand-off itself.
/// </summary>
public sealed record HandoffSnapshot
{
    /// <summary>How many touches are kept.</summary>
    public const int MostTouches = 10;

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Absent when nothing judged the lead and a person handed it over.</summary>
    public ScoreCard? Score { get; init; }

    public string? Source { get; init; }

    /// <summary>The name of the campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>Whether the person agreed to be contacted; absent when nobody asked.</summary>
    public bool? Consent { get; init; }

    /// <summary>Why they are here: what brought them over the line, in most cases the latest thing they did. Absent when it was no activity.</summary>
    public SnapshotTouch? Why { get; init; }

    /// <summary>The last things they did, newest first, at most <see cref="MostTouches"/>.</summary>
    public IReadOnlyList<SnapshotTouch> Touches { get; init; } = [];

    public static HandoffSnapshot FromJson(string json) => JsonSerializer.Deserialize<HandoffSnapshot>(json, Json) ?? new HandoffSnapshot();

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Something a lead did, as it was known then.</summary>
/// <param name="Type">The key of the activity type, such as <c>demo_request</c>.</param>
public sealed record SnapshotTouch(string Type, DateTimeOffset At)
{
    public string? Url { get; init; }

    /// <summary>The name of the campaign.</summary>
    public string? Campaign { get; init; }

    public string? Asset { get; init; }

    public string? Source { get; init; }

    /// <summary>What they wrote themselves, if they wrote anything.</summary>
    public string? Words { get; init; }
}
