namespace AlignmentHub.Domain.Handoffs;

/// <summary>A member's place in a rotation while leads are given out, and whether it was skipped before.</summary>
public sealed record PoolPlace(RotationMember Member, DateTimeOffset? AwaySince);

/// <summary>The rotation of one pool over several leads (semantics.md 5.4). Whoever uses it holds the pool's lock.</summary>
public sealed class PoolTurns
{
    private readonly Dictionary<Guid, PoolPlace> _before;
    private readonly Dictionary<Guid, PoolPlace> _now;

    public PoolTurns(IEnumerable<PoolPlace> places, DateTimeOffset now)
    {
        _before = places.ToDictionary(p => p.Member.PersonId);
        _now = _before.Values.Select(place => place with { AwaySince = place.Member.IsAvailable ? null : place.AwaySince ?? now }).ToDictionary(p => p.Member.PersonId);
        foreach (var returning in _before.Values.Where(p => p.Member.IsAvailable && p.AwaySince is not null).OrderBy(p => p.Member.PersonId))
            SetValue(returning.Member.PersonId, Rotation.Return(returning.Member, [.. _before.Values.Where(IsPresent).Select(p => p.Member)]));
    }

    /// <summary>What is to be stored: the places that changed.</summary>
    public IReadOnlyList<PoolPlace> Changed => [.. _now.Values.Where(place => place != _before[place.Member.PersonId])];

    /// <summary>Gives one lead to the next member, unless it is one of those who may not get this lead.</summary>
    public RotationChoice Take(IReadOnlyDictionary<Guid, string> barred)
    {
        var choice = Rotation.Choose([.. _now.Values.Select(p => barred.TryGetValue(p.Member.PersonId, out var why) ? p.Member with { Absence = p.Member.Absence ?? why } : p.Member)]);
        if (choice.Next is { } next) SetValue(next.PersonId, choice.NewValue);
        return choice;
    }

    // Somebody who comes back takes no measure from others who come back at the same time.
    private static bool IsPresent(PoolPlace place) => place.Member.IsAvailable && place.AwaySince is null;

    private void SetValue(Guid person, decimal value)
    {
        var place = _now[person];
        _now[person] = place with { Member = place.Member with { Value = value } };
    }
}
