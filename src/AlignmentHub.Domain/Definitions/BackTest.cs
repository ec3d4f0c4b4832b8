namespace AlignmentHub.Domain.Definitions;

public enum BackTestState { Queued, Running, Done, Failed }

/// <summary>The past replayed with one content of a version, and with the version that was active when somebody asked for it (semantics.md 3.7).</summary>
public sealed class BackTest : ILive
{
    /// <summary>The longest period; two years of history answer any question that a new version raises.</summary>
    public const int MostDays = 731;

    private BackTest() { } // EF Core

    public Guid Id { get; private init; }

    public Guid DefinitionId { get; private init; }

    public Guid VersionId { get; private init; }

    /// <summary>The content that is replayed: a draft may change afterwards.</summary>
    public string Document { get; private init; } = "{}";

    /// <summary>Of that content. Only a back-test of exactly what is signed counts for a signature (semantics.md 3.1).</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>The version that it is compared with; absent while none was active.</summary>
    public Guid? ActiveVersionId { get; private init; }

    /// <summary>The first day of the period, in the hub's zone.</summary>
    public DateOnly FromDay { get; private init; }

    /// <summary>The day after the last.</summary>
    public DateOnly ToDay { get; private init; }

    public BackTestState State { get; private set; }

    /// <summary>Leads replayed so far.</summary>
    public long Progress { get; private set; }

    public long? Total { get; private set; }

    /// <summary>The last lead that is replayed and stored; an interrupted run goes on behind it.</summary>
    public Guid? Checkpoint { get; private set; }

    /// <summary>What an interrupted run had counted up to there, as JSON.</summary>
    public string? Counted { get; private set; }

    /// <summary>The report as JSON, once done.</summary>
    public string? Result { get; private set; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; private set; }

    public Guid? RequestedBy { get; private init; }

    public DateTimeOffset RequestedAt { get; private init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string LiveTopic => $"backtest/{Id}";

    public static Outcome<BackTest> Request(DefinitionVersion version, DefinitionVersion? active, DateOnly from, DateOnly to, Guid? by, DateTimeOffset now)
    {
        // Whatever the zone, it is at most tomorrow there.
        if (to > DateOnly.FromDateTime(now.UtcDateTime).AddDays(2))
            return Refusal.Field("to", "A back-test replays what has happened, and this period is not over. Let it end today at the latest.");
        if (from >= to) return Refusal.Field("to", "The period ends before it begins. Choose a later end.");
        if (to.DayNumber - from.DayNumber > MostDays) return Refusal.Field("from", $"A back-test covers at most {MostDays} days. Choose a later beginning.");

        return new BackTest
        {
            Id = Guid.CreateVersion7(now), DefinitionId = version.DefinitionId, VersionId = version.Id, Document = version.Document, ContentHash = version.ContentHash,
            ActiveVersionId = active?.Id, FromDay = from, ToDay = to, State = BackTestState.Queued, RequestedBy = by, RequestedAt = now,
        };
    }

    public void Start(long leads, DateTimeOffset now) => (State, Total, StartedAt) = (BackTestState.Running, leads, StartedAt ?? now);

    public void Reach(Guid lead, long done, string counted) => (Checkpoint, Progress, Counted) = (lead, done, counted);

    public void Finish(string result, DateTimeOffset now) => (State, Result, Counted, EndedAt) = (BackTestState.Done, result, null, now);

    public void Fail(string why, DateTimeOffset now) => (State, Failure, EndedAt) = (BackTestState.Failed, why, now);
}
