namespace AlignmentHub.Domain.Handoffs;

/// <summary>A member's place in a rotation while leads are given out, and whether it was skipped before.</summary>
public sealed record PoolPlace(RotationMember Member, DateTimeOffset? AwaySince)
{
    public Capacity Capacity { get; init; } = Capacity.Unlimited;

    /// <summary>Read only where there is a capacity.</summary>
    public Workload Load { get; init; } = new(0, 0);

    /// <summary>Which leads this member gets at all.</summary>
    public Reach Reach { get; init; } = Reach.Everything;

    /// <summary>Why the member gets nothing now, whatever the lead.</summary>
    internal string? Absence => Member.Absence ?? Capacity.Exhausted(Load);

    internal PoolPlace At(DateTimeOffset now) => this with { Member = Member with { Absence = Absence }, AwaySince = Absence is null ? AwaySince : AwaySince ?? now };
}

/// <summary>The rotation of one pool over several leads (semantics.md 5.4). Whoever uses it holds the pool's lock.</summary>
public sealed class PoolTurns
{
    private readonly Dictionary<Guid, PoolPlace> _before;
    private readonly Dictionary<Guid, PoolPlace> _now;
    private readonly DateTimeOffset _at;

    public PoolTurns(IEnumerable<PoolPlace> places, DateTimeOffset now)
    {
        _at = now;
        _before = places.ToDictionary(p => p.Member.PersonId);
        _now = _before.Values.Select(place => place.At(now)).ToDictionary(p => p.Member.PersonId);
        var present = _now.Values.Where(place => place is { Member.IsAvailable: true, AwaySince: null }).Select(p => p.Member).ToList();
        foreach (var returning in _now.Values.Where(p => p is { Member.IsAvailable: true, AwaySince: not null }).ToList())
        {
            // Somebody who comes back takes no measure from others who come back at the same time.
            var value = Rotation.Return(returning.Member, present);
            _now[returning.Member.PersonId] = returning with { AwaySince = null, Member = returning.Member with { Value = value } };
        }
    }

    /// <summary>What is to be stored: the places that changed.</summary>
    public IReadOnlyList<PoolPlace> Changed => [.. _now.Values.Where(place => Stored(place) != Stored(_before[place.Member.PersonId]))];

    /// <summary>Gives one lead to the next member, unless it is one of those who may not get this lead.</summary>
    public RotationChoice Take(IReadOnlyDictionary<Guid, string> barred) => Take(place => barred.GetValueOrDefault(place.Member.PersonId));

    /// <param name="bar">Why a member may not get this lead, present as they are; absent: they may.</param>
    public RotationChoice Take(Func<PoolPlace, string?> bar)
    {
        // What was given meanwhile, by this pool or another one, may have filled somebody's desk.
        foreach (var place in _now.Values.Where(p => p.Member.IsAvailable && p.Absence is not null).ToList()) _now[place.Member.PersonId] = place.At(_at);

        var choice = Rotation.Choose([.. _now.Values.Select(p => p.Member with { Absence = p.Member.Absence ?? bar(p) })]);
        if (choice.Next is { } next) SetValue(next.PersonId, choice.NewValue);
        return choice;
    }

    private static (decimal, DateTimeOffset?) Stored(PoolPlace place) => (place.Member.Value, place.AwaySince);

    private void SetValue(Guid person, decimal value)
    {
        var place = _now[person];
        _now[person] = place with { Member = place.Member with { Value = value } };
    }
}
