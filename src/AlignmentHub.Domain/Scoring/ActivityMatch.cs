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

    /// <summary>The sum of what is left of each, or what is left of the latest for a rule that pays once.</summary>
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

    /// <summary>Counts one that suits if it is young enough. They come in the order of their instants, so the last is the latest.</summary>
    public void Count(double ageDays, ref Tally tally)
    {
        if (ageDays >= _windowDays) return;

        tally.Count++;
        var left = _halfLifeDays is { } halfLife ? Decay.After(ageDays, halfLife) : 1;
        tally.Left = _latestOnly ? left : tally.Left + left;
    }

    /// <summary>Takes the next one that suits, in the order of their instants.</summary>
    public void Take(long utcTicks, RunningTally running)
    {
        if (IsWindowed) running.AddYoung(utcTicks);
        else running.Add(utcTicks, _halfLifeDays is { } halfLife ? Decay.After(Days(utcTicks - running.LatestTicks), halfLife) : 1);
    }

    /// <summary>The tally of what was taken, at an instant that is not before the last one asked for.</summary>
    public Tally At(long utcTicks, RunningTally running)
    {
        if (IsWindowed)
        {
            var young = running.Young(utcTicks, _windowDays);
            return new() { Count = young, Left = _latestOnly ? Math.Min(young, 1) : young };
        }

        if (running.Count == 0) return default;
        var left = _halfLifeDays is { } halfLife ? Decay.After(Days(utcTicks - running.LatestTicks), halfLife) : 1;
        return new() { Count = running.Count, Left = _latestOnly ? left : left * running.Sum };
    }

    private bool IsWindowed => !double.IsPositiveInfinity(_windowDays);

    private static double Days(long ticks) => (double)ticks / TimeSpan.TicksPerDay;
}
