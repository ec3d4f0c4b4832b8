namespace AlignmentHub.Domain.Sla;

/// <summary>How many promises stand where, and what share was kept (semantics.md 4.8).</summary>
public sealed record PromiseTally(long Met = 0, long Missed = 0, long Running = 0, long Cancelled = 0, long Reassigned = 0)
{
    /// <summary>Below so many decided ones a share says little.</summary>
    public const int EnoughToJudge = 20;

    /// <summary>Met ÷ (met + missed); absent without data, never 0 or 1.</summary>
    public double? Attainment => Met + Missed > 0 ? (double)Met / (Met + Missed) : null;

    public bool SmallSample => Met + Missed is > 0 and < EnoughToJudge;

    public long Of(PromiseStanding standing) => standing switch
    {
        PromiseStanding.Met => Met,
        PromiseStanding.Missed => Missed,
        PromiseStanding.Running => Running,
        PromiseStanding.Cancelled => Cancelled,
        PromiseStanding.Reassigned => Reassigned,
    };

    public PromiseTally Add(PromiseStanding standing, long count) => standing switch
    {
        PromiseStanding.Met => this with { Met = Met + count },
        PromiseStanding.Missed => this with { Missed = Missed + count },
        PromiseStanding.Running => this with { Running = Running + count },
        PromiseStanding.Cancelled => this with { Cancelled = Cancelled + count },
        PromiseStanding.Reassigned => this with { Reassigned = Reassigned + count },
    };
}
