namespace AlignmentHub.Domain.Handoffs;

/// <summary>How much somebody may get out of a pool; absent: as much as comes.</summary>
/// <param name="Open">Leads that they decide on or work on at once, wherever those came from.</param>
/// <param name="PerDay">Leads that they get in one day of the hub, wherever those came from.</param>
public sealed record Capacity(int? Open = null, int? PerDay = null)
{
    public static Capacity Unlimited { get; } = new();

    /// <summary>Why a member with so much to do gets nothing more; absent while there is room.</summary>
    public string? Exhausted(Workload load)
    {
        if (Open is { } open && load.Open >= open) return $"has {load.Open} open leads, at most {open} at once";
        if (PerDay is { } perDay && load.Today >= perDay) return $"got {load.Today} leads today, at most {perDay} a day";

        return null;
    }
}

/// <summary>How much somebody has to do while leads are given out. One object for all pools of a person, so that what one pool gives, the others see.</summary>
public sealed class Workload(int open, int today)
{
    public int Open { get; private set; } = open;

    public int Today { get; private set; } = today;

    public void Add() => (Open, Today) = (Open + 1, Today + 1);
}
