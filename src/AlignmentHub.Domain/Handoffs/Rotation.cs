namespace AlignmentHub.Domain.Handoffs;

/// <summary>Who of a pool gets the next lead: weighted stride (semantics.md 5.4). A lead costs its receiver 1 / weight; the lowest value is next.</summary>
public static class Rotation
{
    // Thirds do not add up exactly; values that agree to this many decimals are the same turn.
    private const int Decimals = 9;

    /// <summary>Chooses the next member and says of every other one why not. Nobody is chosen when all are away.</summary>
    public static RotationChoice Choose(IReadOnlyCollection<RotationMember> members)
    {
        var next = members.Where(m => m.IsAvailable).Order(Turn).FirstOrDefault();
        var passedOver = members.Where(m => m != next).Order(Turn).Select(m => new PassedOver(m.PersonId, m.Name, Why(m, next)));
        return new RotationChoice(next, next is null ? 0 : next.Value + (1 / next.Weight), [.. passedOver]);
    }

    /// <summary>Where a new member begins: half a turn behind the lowest of those available, or of all when nobody is; so joining is no advantage.</summary>
    public static decimal Join(decimal weight, IReadOnlyCollection<RotationMember> members) =>
        (Lowest(members) ?? members.Min(m => (decimal?)m.Value) ?? 0) + (1 / (2 * weight));

    /// <summary>Where somebody goes on who was away: leads missed meanwhile are not caught up.</summary>
    public static decimal Return(RotationMember member, IEnumerable<RotationMember> members) =>
        Math.Max(member.Value, Lowest(members.Where(m => m.PersonId != member.PersonId)) ?? member.Value);

    private static IComparer<RotationMember> Turn { get; } = Comparer<RotationMember>.Create((a, b) =>
    {
        var byValue = Rounded(a).CompareTo(Rounded(b));
        if (byValue != 0) return byValue;

        var byName = string.CompareOrdinal(a.Name, b.Name);
        return byName != 0 ? byName : a.PersonId.CompareTo(b.PersonId);
    });

    private static decimal? Lowest(IEnumerable<RotationMember> members) => members.Where(m => m.IsAvailable).Min(m => (decimal?)m.Value);

    private static string Why(RotationMember member, RotationMember? next)
    {
        if (member.Absence is { } absence) return absence;

        return next is not null && Rounded(member) == Rounded(next) ? $"same turn, {next.Name} comes first by name" : "not their turn yet";
    }

    private static decimal Rounded(RotationMember member) => Math.Round(member.Value, Decimals);
}
