using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Pools;

/// <summary>Who is to share the leads of a pool, found and checked.</summary>
internal sealed class PoolMembership
{
    private const decimal LargestWeight = 1000;
    private const int WeightDecimals = 6;

    private readonly Dictionary<Guid, decimal> _weights;

    private PoolMembership(Dictionary<Guid, decimal> weights) => _weights = weights;

    public static async Task<Outcome<PoolMembership>> ReadAsync(HubDb db, IReadOnlyList<PoolMemberTerms> members, CancellationToken ct)
    {
        var names = members.Select(m => People.NameOf(m.User)).ToList();
        var people = await db.Users.Where(p => names.Contains(p.NormalizedEmail!)).ToDictionaryAsync(p => p.NormalizedEmail!, ct);
        Dictionary<Guid, decimal> weights = [];
        Dictionary<string, IReadOnlyList<string>> problems = [];
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Weight is <= 0 or > LargestWeight || decimal.Round(members[i].Weight, WeightDecimals) != members[i].Weight)
                problems[$"members[{i}].weight"] = [$"Choose a weight above 0 and up to {LargestWeight}, with at most {WeightDecimals} decimals."];
            if (Problem(people.GetValueOrDefault(names[i]), weights) is { } problem) problems[$"members[{i}].user"] = [problem];
            else weights.Add(people[names[i]].Id, members[i].Weight);
        }
        return problems.Count == 0 ? new PoolMembership(weights) : new Refusal("Some members cannot share leads.") { Fields = problems };
    }

    public async Task ApplyAsync(HubDb db, Guid poolId, CancellationToken ct)
    {
        var present = await db.Set<PoolMember>().Where(m => m.PoolId == poolId).ToListAsync(ct);
        db.RemoveRange(present.Where(member => !_weights.ContainsKey(member.PersonId)));
        var staying = present.Where(member => _weights.ContainsKey(member.PersonId)).ToDictionary(member => member.PersonId);
        var turns = await TurnsAsync(db, staying.Values, ct);
        foreach (var (person, weight) in _weights)
        {
            if (staying.TryGetValue(person, out var member)) member.Reweigh(weight);
            else db.Add(PoolMember.Join(poolId, person, weight, Rotation.Join(weight, turns)));
        }
    }

    private static string? Problem(Person? person, Dictionary<Guid, decimal> weights)
    {
        if (person is null) return "Nobody here has this e-mail address.";
        if (weights.ContainsKey(person.Id)) return "Stands here twice.";

        return Permissions.Of(person.Roles).Contains(Permission.DecideOwnHandoffs) ? null : "Does not work on hand-offs; give them the role salesRep or salesManager first.";
    }

    private static async Task<IReadOnlyList<RotationMember>> TurnsAsync(HubDb db, IEnumerable<PoolMember> staying, CancellationToken ct)
    {
        var ids = staying.Select(member => member.PersonId).ToList();
        var active = await db.Users.Where(p => ids.Contains(p.Id) && p.IsActive).Select(p => p.Id).ToListAsync(ct);
        return [.. staying.Select(m => new RotationMember(m.PersonId, "", m.Weight, m.Value, active.Contains(m.PersonId) && m.AwaySince is null ? null : "away"))];
    }
}
