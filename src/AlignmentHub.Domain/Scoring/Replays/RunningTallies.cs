using System.Runtime.InteropServices;
using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>The tallies of one version while the activities of one lead become known.</summary>
internal sealed class RunningTallies
{
    // What is left of points that fade is nothing below this, as in a score.
    private const double Noise = 1e-9;

    private readonly ShapeCount _shapes;
    private readonly RunningTally[] _running;
    private readonly Tally[] _tallies;
    private readonly DayCount[] _days;
    private readonly Rising[] _rising;
    private int _last;

    public RunningTallies(ShapeCount shapes, EngagementPart part)
    {
        _shapes = shapes;
        _running = [.. shapes.Matches.Select(_ => new RunningTally())];
        _tallies = new Tally[shapes.Slots];
        _days = new DayCount[shapes.Types];
        _rising = [.. part.Groups.SelectMany(g => g.Rules).Select((rule, slot) => (rule, slot))
            .Where(r => r.rule.Points < 0 && (r.rule.WindowDays ?? r.rule.HalfLifeDays) is not null)
            .Select(r => new Rising(r.slot, r.rule.Points))];
    }

    /// <summary>
    /// Whether the score may rise by time alone, because something that takes points away is still about to fade or to leave its window.
    /// True of the instant last asked for.
    /// </summary>
    public bool MayRise
    {
        get
        {
            foreach (var rule in _rising)
            {
                if (_tallies[rule.Slot].Count > 0 && -rule.Points * _tallies[rule.Slot].Left >= Noise) return true;
            }

            return false;
        }
    }

    public void Clear()
    {
        foreach (var running in _running) running.Clear();
        Array.Clear(_days);
        Array.Clear(_tallies);
        _last = -1;
    }

    /// <summary>Takes what became known by an instant. Activities stand in the order of their instants, their places in the order of what was known when.</summary>
    public void Take(ReadOnlySpan<KnownActivity> activities, ReadOnlySpan<int> places, long knownTicks)
    {
        foreach (var place in places)
        {
            if (place < _last)
            {
                TakeAgain(activities, knownTicks);
                return;
            }

            Take(activities[place], place);
        }
    }

    public ReadOnlySpan<Tally> At(long utcTicks)
    {
        for (var slot = 0; slot < _tallies.Length; slot++) _tallies[slot] = _running[slot].At(_shapes.Matches[slot], utcTicks);
        return _tallies;
    }

    // One that came late may take the place of another in its day, so that all of it is counted again.
    private void TakeAgain(ReadOnlySpan<KnownActivity> activities, long knownTicks)
    {
        Clear();
        for (var place = 0; place < activities.Length; place++)
        {
            if (activities[place].KnownTicks <= knownTicks) Take(activities[place], place);
        }
    }

    private void Take(in KnownActivity activity, int place)
    {
        _last = place;
        if (_shapes.Counted(activity.Shape, activity.UtcTicks, _days) is not { } matches) return;
        foreach (var match in matches) _running[match.Slot].Take(match, activity.UtcTicks);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Rising(int Slot, double Points);
}
