using AlignmentHub.Domain;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Handoffs.Page;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>A rule, and whether it is one for the lead.</summary>
public sealed record TriedRule(string Key, string Name, bool Matches);

/// <summary>Who would get a lead now, and why each other candidate would not.</summary>
public sealed record TriedRoute(RoutingLine Line, RepName? Rep, IReadOnlyList<TriedRule> Rules);

/// <summary>Answers "who would get this lead" by the routing itself, without giving it out: nothing is stored, nobody's turn moves.</summary>
public sealed class TryRoute(IDbContextFactory<HubDb> databases, RoutingRules rules, RoutingMoments moments, TimeProvider clock)
{
    public async Task<Outcome<TriedRoute>> RunAsync(RouteQuestion question, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var known = await question.FindAsync(db, ct);
        if (known.Refusal is { } unclear) return unclear;

        var now = clock.GetUtcNow();
        Guid[] ids = known.Value is { } id ? [id] : [];
        await using var batch = new SqlBatch(db);
        var asked = await HandoffQuestions.AskAsync(batch, new(ids), rules, now, moments.TodayAt(now), ct);
        var subject = await question.SubjectAsync(db, ids.Length == 1 ? asked.Subjects[ids[0]] : null, now, ct);
        var request = new HandoffRequest(subject.Lead.Id);
        var pools = await PoolsAtHand.LookAsync(
            db, RouteLead.Needs(asked.Rules, asked.FirstPool, [(request, subject)]), await moments.AtAsync(db, now, asked.Calendars, ct), ct);
        var route = new RouteLead(asked.Rules, asked.FirstPool, pools).Choose(request, subject);
        var fields = subject.ForRouting;
        return new TriedRoute(RoutingLine.Read(route.Decision.Line), await RepAsync(db, route.Rep, ct), [.. asked.Rules.Select(r => new TriedRule(r.Key, r.Name, r.Suits(in fields)))]);
    }

    private static async Task<RepName?> RepAsync(HubDb db, Rep? rep, CancellationToken ct) => rep is null
        ? null
        : await db.Set<Person>().Where(p => p.Id == rep.Id).Select(p => new RepName(p.Email!, p.Name)).SingleAsync(ct);
}
