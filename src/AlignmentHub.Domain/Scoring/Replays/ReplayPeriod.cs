namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>The stretch of the past in which first qualifications are looked for: from included, to excluded.</summary>
public sealed record ReplayPeriod(DateTimeOffset From, DateTimeOffset To)
{
    internal long FromTicks { get; } = From.UtcTicks;

    internal long ToTicks { get; } = To.UtcTicks;
}
