using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>
/// Hands leads to sales in the transaction of whoever has a reason to: the next pass with its snapshot, the rep whose turn it is, the clocks,
/// the lead's stage and the rep's notice. A lead has one open hand-off at most.
/// </summary>
public sealed class OpenHandoffs(RoutingRules rules, Calendars calendars, Policies policies, RoutingMoments moments)
{
    /// <summary>One answer for each lead, in order.</summary>
    public async Task<IReadOnlyList<Outcome<OpenedHandoff>>> RunAsync(
        HubDb db, IReadOnlyList<HandoffRequest> leads, DateTimeOffset now, Actor by, CancellationToken ct = default)
    {
        if (leads.Count == 0) return [];

        Opening opening;
        await using (var first = new SqlBatch(db)) opening = await DecideAsync(db, first, leads, atHand: null, now, by, ct);
        await using var last = new SqlBatch(db);
        opening.AddTo(last, moved: []);
        await last.RunAsync(ct);
        return opening.Answers;
    }

    /// <summary>Decides without writing, for those who have more to write: <paramref name="first"/> is sent before anything is asked.</summary>
    /// <param name="atHand">The leads, where they are known already; they are written afterwards.</param>
    internal async Task<Opening> DecideAsync(
        HubDb db, SqlBatch first, IReadOnlyList<HandoffRequest> leads, IReadOnlyDictionary<Guid, HandoffSubject>? atHand, DateTimeOffset now, Actor by,
        CancellationToken ct)
    {
        // Rules change rarely: what they led to last time is locked along with the questions, which saves those who come one by one a round trip.
        var guess = atHand is not null && rules.Seen is { } seen ? RouteLead.Needs(seen.Rules, seen.FirstPool, leads.Select(l => (l, atHand[l.LeadId]))) : null;
        var question = new HandoffQuestion([.. leads.Select(l => l.LeadId)]) { AtHand = atHand, Guess = guess };
        var asked = await HandoffQuestions.AskAsync(first, question, rules, now, moments.TodayAt(now), ct);
        var terms = asked is { Policies: { } inForce, Calendars: [_, ..] current }
            ? new HandoffTerms(inForce, await calendars.HoursAsync(db, current, ct))
            : new HandoffTerms(await policies.NowAsync(db, ct), await calendars.NowAsync(db, ct));
        var needs = RouteLead.Needs(asked.Rules, asked.FirstPool, leads.Select(l => (l, asked.Subjects[l.LeadId])));
        var moment = moments.At(now, terms.Hours);
        var pools = guess?.Cover(needs) == true ? asked.Pools!.At(moment) : await PoolsAtHand.LockAsync(db, needs, moment, ct);

        var opening = new Opening(new RouteLead(asked.Rules, asked.FirstPool, pools), pools, terms, by, now);
        foreach (var request in leads) opening.Open(request, asked.Subjects[request.LeadId]);
        return opening;
    }
}
