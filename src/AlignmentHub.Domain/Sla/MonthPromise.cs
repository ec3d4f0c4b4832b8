namespace AlignmentHub.Domain.Sla;

/// <summary>What marketing promised for one month and team: a number of accepted leads, or a share in per cent (semantics.md 4.9). Due at the month's end.</summary>
/// <param name="Actual">So far, in the unit of the target; absent without data.</param>
/// <param name="Elapsed">How much of the month's working time is over, 0 to 1.</param>
public sealed record MonthPromise(PromiseKind Kind, DateOnly Month, decimal Target, decimal? Actual, double Elapsed, bool IsOver)
{
    /// <summary>Where the volume should stand by now, paced by working days; a share has no pace.</summary>
    public decimal? Pace => Kind == PromiseKind.Volume ? Math.Round(Target * (decimal)Elapsed, 1) : null;

    /// <summary>Absent without data: then the month counts for nobody. A volume is met as soon as it is reached, a share only at the end.</summary>
    public PromiseStanding? Standing => this switch
    {
        { Actual: null } => null,
        { Kind: PromiseKind.Volume, IsOver: false } => Actual >= Target ? PromiseStanding.Met : PromiseStanding.Running,
        { IsOver: false } => PromiseStanding.Running,
        _ => Actual >= Target ? PromiseStanding.Met : PromiseStanding.Missed,
    };
}
