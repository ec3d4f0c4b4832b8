using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>
/// Replays what was known of one lead after the other, and says when a version qualifies each first in a period (semantics.md 3.7). The
/// version is asked at the lead's creation, at each activity and change when it becomes known, and at each midnight UTC.
/// </summary>
/// <remarks>
/// Between two events a score can only fall, unless something that takes points away fades or leaves its window. So the midnights in
/// between are asked one by one only then; else the last of them, which is the lowest, says whether a qualification was lost.
/// </remarks>
public sealed class VersionReplay
{
    private readonly LeadScorer _scorer;
    private readonly RunningTallies _tallies;
    private readonly KnownOrder _order = new();
    private readonly ReplayPeriod _period;
    private readonly Thresholds _thresholds;

    private FieldScore _fields;
    private long _last;
    private Qualification? _state;
    private ThresholdReach _reach;
    private Replayed _found;

    internal VersionReplay(LeadScorer scorer, ShapeCount shapes, ReplayPeriod period)
    {
        (_scorer, _period, _thresholds) = (scorer, period, scorer.Document.Thresholds);
        _tallies = new(shapes, scorer.Document.Engagement);
    }

    /// <param name="subjects">What the fields held since when; the first is the lead's creation.</param>
    /// <param name="activities">In the order of their instants, then ids.</param>
    public Replayed Run(ReadOnlySpan<SubjectSince> subjects, ReadOnlySpan<KnownActivity> activities)
    {
        Begin(subjects[0].UtcTicks);
        var places = _order.Of(activities);
        int subject = 0, taken = 0;
        for (var now = _last; now < _period.ToTicks; now = Next(subjects, subject, activities, places, taken))
        {
            Pass(now);
            var until = taken;
            while (until < places.Length && activities[places[until]].KnownTicks <= now) until++;
            _tallies.Take(activities, places[taken..until], now);
            taken = until;
            for (; subject < subjects.Length && subjects[subject].UtcTicks <= now; subject++) _fields = _scorer.Fields(subjects[subject].Subject);
            Ask(now);
        }

        Pass(_period.ToTicks);
        return _found;
    }

    private static long Next(
        ReadOnlySpan<SubjectSince> subjects, int subject, ReadOnlySpan<KnownActivity> activities, ReadOnlySpan<int> places, int taken)
    {
        var change = subject < subjects.Length ? subjects[subject].UtcTicks : long.MaxValue;
        return taken < places.Length ? Math.Min(change, activities[places[taken]].KnownTicks) : change;
    }

    private void Begin(long createdTicks)
    {
        _tallies.Clear();
        (_last, _state, _reach, _found) = (createdTicks, null, new(_thresholds), Replayed.Nothing);
    }

    /// <summary>Lets the nights before an instant pass, and the period begin if it does so meanwhile.</summary>
    private void Pass(long until)
    {
        if (_last < _period.FromTicks && until >= _period.FromTicks)
        {
            PassNights(_period.FromTicks);
            _found = new(_state is not null, null) { Held = _reach.Held };
        }

        PassNights(until);
    }

    private void PassNights(long until)
    {
        var night = Midnight(_last) + TimeSpan.TicksPerDay;
        for (; night < until && _tallies.MayRise; night += TimeSpan.TicksPerDay) Ask(night);

        var lastNight = Midnight(until - 1);
        if (lastNight >= night && lastNight < _period.FromTicks) Ask(lastNight);
    }

    private void Ask(long now)
    {
        var score = _scorer.Judged(in _fields, _tallies.At(now));
        _last = now;
        if (now < _period.FromTicks)
        {
            _state = Qualification.Next(_state, in score, _thresholds);
            _reach.Take(in score);
            return;
        }

        var isFirst = score.Qualifies && !_found.WasQualified && _found.FirstTicks is null;
        _found = _found with
        {
            FirstTicks = isFirst ? now : _found.FirstTicks, Peak = Math.Max(_found.Peak, ThresholdReach.Of(in score, _thresholds)),
        };
    }

    private static long Midnight(long utcTicks) => utcTicks - utcTicks % TimeSpan.TicksPerDay;
}
