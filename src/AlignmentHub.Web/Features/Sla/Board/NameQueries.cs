using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Whose promises are asked for.</summary>
public sealed record Whose(Guid? Team, Guid? Rep, Guid? Policy);

/// <summary>Something that a filter offers: the word that stands in addresses, and what people read.</summary>
public sealed record NamedChoice(string Key, string Name);

/// <summary>Teams and policies by key, reps by e-mail address.</summary>
public sealed class NameQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Notes in the query what nobody here is called.</summary>
    public async Task<Whose> ReadAsync(QueryReader query, CancellationToken ct = default)
    {
        var (team, rep, policy) = (query.Text("team"), query.Text("rep"), query.Text("policy"));
        var found = await FindAsync(team, rep, policy, ct);
        if (team is not null && found.Team is null) query.Refuse("team", "There is no team with this key.");
        if (rep is not null && found.Rep is null) query.Refuse("rep", "Nobody here has this e-mail address.");
        if (policy is not null && found.Policy is null) query.Refuse("policy", "There is no policy with this key.");
        return found;
    }

    public async Task<Whose> FindAsync(string? team, string? rep, string? policy, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var name = People.NameOf(rep ?? "");
        return new Whose(
            string.IsNullOrEmpty(team) ? null : await db.Set<Team>().Where(t => t.Key == team).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct),
            string.IsNullOrEmpty(rep) ? null : await db.Users.Where(p => p.NormalizedEmail == name).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct),
            string.IsNullOrEmpty(policy) ? null : await db.Set<SlaPolicy>().Where(p => p.Key == policy).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct));
    }

    public async Task<IReadOnlyList<NamedChoice>> TeamsAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Team>().OrderBy(t => t.Name).Select(t => new NamedChoice(t.Key, t.Name)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<NamedChoice>> PoliciesAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SlaPolicy>().OrderBy(p => p.Name).Select(p => new NamedChoice(p.Key, p.Name)).ToListAsync(ct);
    }

    /// <summary>Those who ever had a promise to keep.</summary>
    public async Task<IReadOnlyList<NamedChoice>> RepsAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Users.Where(p => db.Set<SlaClock>().Any(c => c.RepId == p.Id)).OrderBy(p => p.Name).Select(p => new NamedChoice(p.Email!, p.Name)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<NamedChoice>> SourcesAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<NamedChoice>($"""
            select source as "Key", source as "Name" from handoffs where source <> '' group by source order by count(*) desc, source limit 100
            """).ToListAsync(ct);
    }
}
