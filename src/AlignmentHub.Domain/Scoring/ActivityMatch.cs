using System.Runtime.InteropServices;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Domain.Scoring;

/// <summary>What one rule or override has seen of a lead's activities so far.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Tally
{
    public int Count;

    /// <summary>What was left of all of them together when the latest came.</summary>
    public double Sum;

    public long LatestTicks;

    /// <summary>What is left at the instant asked for: of all of them, or of the latest for a rule that pays once.</summary>
    public double Left;
}

/// <summary>The part of a rule or an override that looks at single activities, compiled.</summary>
internal sealed class ActivityMatch
{
    private readonly Test<ActivityFact>? _where;
    private readonly double _windowDays;
    private readonly double? _halfLifeDays;
    private readonly bool _latestOnly;

    public ActivityMatch(int slot, EngagementRule rule)
        : this(slot, rule.Activity, rule.WindowDays)
    {
        _halfLifeDays = rule.HalfLifeDays;
        _latestOnly = rule.Per == CountedPer.Once;
    }

    public ActivityMatch(int slot, QualifyingOverride item)
        : this(slot, item.Activity, item.WindowDays)
    {
    }

    private ActivityMatch(int slot, ActivityPattern activity, double? windowDays)
    {
        Slot = slot;
        Type = activity.Type;
        _where = activity.Where?.Compile(ActivityFields.Catalogue);
        _windowDays = windowDays ?? double.PositiveInfinity;
    }

    /// <summary>Where its tally stands.</summary>
    public int Slot { get; }

    public string Type { get; }

    /// <summary>Whether the activity is one that the rule is about, whatever its age.</summary>
    public bool Suits(in ActivityFact activity) => _where is not { } where || where(in activity);

    /// <summary>Whether those that are too old count no more, instead of fading.</summary>
    public bool IsWindowed => !double.IsPositiveInfinity(_windowDays);

    public bool IsYoung(long utcTicks, long atTicks) => Days(atTicks - utcTicks) < _windowDays;

    /// <summary>Takes the next one that suits, in the order of their instants.</summary>
    public void Take(long utcTicks, ref Tally tally)
    {
        tally.Sum = tally.Count == 0 ? 1 : tally.Sum * LeftAfter(utcTicks - tally.LatestTicks) + 1;
        tally.Count++;
        tally.LatestTicks = utcTicks;
    }

    /// <summary>Says what is left at an instant of what was taken, all of which is young.</summary>
    public void Settle(long atTicks, ref Tally tally)
    {
        if (tally.Count > 0) tally.Left = LeftAfter(atTicks - tally.LatestTicks) * (_latestOnly ? 1 : tally.Sum);
    }

    private double LeftAfter(long ticks) => _halfLifeDays is { } halfLife ? Decay.After(Days(ticks), halfLife) : 1;

    private static double Days(long ticks) => (double)ticks / TimeSpan.TicksPerDay;
}
