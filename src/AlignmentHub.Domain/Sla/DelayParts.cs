namespace AlignmentHub.Domain.Sla;

/// <summary>A stretch of time in which a clock of this kind ran.</summary>
public sealed record ClockRun(ClockKind Kind, DateTimeOffset From, DateTimeOffset To, BusinessCalendar Calendar);

/// <summary>
/// Where the time between qualifying and the first outreach went (semantics.md 4.2): business time that waited for a rep, for a decision, for the first touch, and the nights and weekends in between.
/// </summary>
public sealed record DelayParts(TimeSpan Outside, TimeSpan Routing, TimeSpan Decision, TimeSpan FirstTouch)
{
    public TimeSpan Business => Routing + Decision + FirstTouch;

    public TimeSpan Wall => Outside + Business;

    /// <param name="from">When the lead qualified.</param>
    /// <param name="until">The first outreach, or now.</param>
    public static DelayParts Of(DateTimeOffset from, DateTimeOffset until, IEnumerable<ClockRun> runs)
    {
        var parts = new DelayParts(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var run in runs)
        {
            var (begin, end) = (run.From > from ? run.From : from, run.To < until ? run.To : until);
            parts = parts.With(run.Kind, run.Calendar.Elapsed(begin, end));
        }
        return parts with { Outside = until - from - parts.Business };
    }

    private DelayParts With(ClockKind kind, TimeSpan time) => kind switch
    {
        ClockKind.Routing => this with { Routing = Routing + time },
        ClockKind.Decision => this with { Decision = Decision + time },
        ClockKind.FirstTouch => this with { FirstTouch = FirstTouch + time },
        ClockKind.Attempts or ClockKind.Outcome => this,
    };
}
