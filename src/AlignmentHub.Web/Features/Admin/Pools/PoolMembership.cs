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
    private readonly Dictionary<Guid, MemberTerms> _members;

    private PoolMembership(Dictionary<Guid, MemberTerms> members) => _members = members;

    public static async Task<Outcome<PoolMembership>> ReadAsync(HubDb db, IReadOnlyList<PoolMemberTerms> members, CancellationToken ct)
    {
        var names = members.Select(m => People.NameOf(m.User)).ToList();
        var people = await db.Users.Where(p => names.Contains(p.NormalizedEmail!)).ToDictionaryAsync(p => p.NormalizedEmail!, ct);
        Dictionary<Guid, MemberTerms> read = [];
        Dictionary<string, IReadOnlyList<string>> problems = [];
        for (var i = 0; i < members.Count; i++)
        {
            var terms = MemberTerms.Read(members[i], $"members[{i}]", problems);
            if (Problem(people.GetValueOrDefault(names[i]), read) is { } problem) problems[$"members[{i}].user"] = [problem];
            else read.Add(people[names[i]].Id, terms);
        }
        return problems.Count == 0 ? new PoolMembership(read) : new Refusal("Some members cannot share leads.") { Fields = problems };
    }

    public async Task ApplyAsync(HubDb db, Guid poolId, CancellationToken ct)
    {
        var present = await db.Set<PoolMember>().Where(m => m.PoolId == poolId).ToListAsync(ct);
        db.RemoveRange(present.Where(member => !_members.ContainsKey(member.PersonId)));
        var staying = present.Where(member => _members.ContainsKey(member.PersonId)).ToDictionary(member => member.PersonId);
        var turns = await TurnsAsync(db, staying.Values, ct);
        foreach (var (person, terms) in _members)
        {
            if (staying.TryGetValue(person, out var member)) member.Reweigh(terms.Weight);
            else member = db.Add(PoolMember.Join(poolId, person, terms.Weight, Rotation.Join(terms.Weight, turns))).Entity;
            member.Limit(terms.Capacity, terms.Reach);
        }
    }

    private static string? Problem(Person? person, Dictionary<Guid, MemberTerms> members)
    {
        if (person is null) return "Nobody here has this e-mail address.";
        if (members.ContainsKey(person.Id)) return "Stands here twice.";

        return Permissions.Of(person.Roles).Contains(Permission.DecideOwnHandoffs) ? null : "Does not work on hand-offs; give them the role salesRep or salesManager first.";
    }

    private static async Task<IReadOnlyList<RotationMember>> TurnsAsync(HubDb db, IEnumerable<PoolMember> staying, CancellationToken ct)
    {
        var ids = staying.Select(member => member.PersonId).ToList();
        var active = await db.Users.Where(p => ids.Contains(p.Id) && p.IsActive).Select(p => p.Id).ToListAsync(ct);
        return [.. staying.Select(m => new RotationMember(m.PersonId, "", m.Weight, m.Value, active.Contains(m.PersonId) && m.AwaySince is null ? null : "away"))];
    }
}
