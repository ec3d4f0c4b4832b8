using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>
/// Hands leads to sales in the transaction of whoever has a reason to: the next pass with its snapshot, the rep whose turn it is, the clocks,
/// the lead's stage and the rep's notice. A lead has one open hand-off at most.
/// </summary>
public sealed class OpenHandoffs(RoutingRules rules, Calendars calendars, Policies policies, PostNotices notices)
{
    /// <summary>One answer for each lead, in order.</summary>
    public async Task<IReadOnlyList<Outcome<OpenedHandoff>>> RunAsync(
        HubDb db, IReadOnlyList<HandoffRequest> leads, DateTimeOffset now, Actor by, CancellationToken ct = default)
    {
        if (leads.Count == 0) return [];

        var (subjects, inForce, firstPool) = await AskAsync(db, [.. leads.Select(l => l.LeadId)], ct);
        var (poolIds, people) = RouteLead.Needs(inForce, firstPool, leads.Select(l => (l, subjects[l.LeadId])));
        var pools = await PoolsAtHand.LockAsync(db, poolIds, people, now, ct);
        var terms = new HandoffTerms(await policies.NowAsync(db, ct), await calendars.NowAsync(db, ct));

        var opening = new Opening(new RouteLead(inForce, firstPool, pools), terms, by, now);
        List<Outcome<OpenedHandoff>> answers = [.. leads.Select(request => opening.Open(request, subjects[request.LeadId]))];
        if (opening.Handoffs.Count == 0) return answers;

        await using var batch = new SqlBatch(db);
        opening.AddTo(batch, pools);
        await batch.RunAsync(ct);
        await notices.RunAsync(db, opening.Notices, ct);
        return answers;
    }

    private async Task<(IReadOnlyDictionary<Guid, HandoffSubject> Subjects, IReadOnlyList<RuleInForce> Rules, Guid? FirstPool)> AskAsync(
        HubDb db, Guid[] leadIds, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        HandoffSubjects.Ask(batch, leadIds);
        RoutingRules.Ask(batch);
        batch.Add("select id from pools order by id limit 1");
        await using var reader = await batch.ReadAsync(ct);
        var subjects = await HandoffSubjects.ReadAsync(reader, ct);
        var inForce = await rules.ReadAsync(reader, ct);
        var pools = await reader.RowsAsync(row => (Guid?)row.GetGuid(0), ct);
        return (subjects, inForce, pools.FirstOrDefault());
    }
}
