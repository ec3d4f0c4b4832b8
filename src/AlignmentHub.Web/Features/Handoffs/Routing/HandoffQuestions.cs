using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Everything that is asked before leads are handed over, in one round trip.</summary>
/// <param name="FirstPool">The pool of a hub that has no rules yet.</param>
/// <param name="Policies">Absent in a new hub.</param>
internal sealed record HandoffQuestions(
    IReadOnlyDictionary<Guid, HandoffSubject> Subjects, IReadOnlyList<RuleInForce> Rules, Guid? FirstPool, PoliciesInForce? Policies,
    IReadOnlyList<CurrentCalendar> Calendars)
{
    /// <param name="batch">May hold statements already, which are sent first.</param>
    /// <param name="atHand">The leads, where they need not be read.</param>
    public static async Task<HandoffQuestions> AskAsync(
        SqlBatch batch, Guid[] leadIds, IReadOnlyDictionary<Guid, HandoffSubject>? atHand, RoutingRules rules, CancellationToken ct)
    {
        if (atHand is null) HandoffSubjects.Ask(batch, leadIds);
        else HandoffSubjects.AskNames(batch, atHand);
        RoutingRules.Ask(batch);
        batch.Add("select id from pools order by id limit 1");
        Sla.Policies.Ask(batch);
        Sla.Calendars.Ask(batch);

        await using var reader = await batch.ReadAsync(ct);
        var subjects = await (atHand is null ? HandoffSubjects.ReadAsync(reader, ct) : HandoffSubjects.ReadNamesAsync(reader, atHand, ct));
        var inForce = await rules.ReadAsync(reader, ct);
        var pools = await reader.RowsAsync(row => (Guid?)row.GetGuid(0), ct);
        var policies = await Sla.Policies.ReadAsync(reader, ct);
        return new(subjects, inForce, pools.FirstOrDefault(), policies, await Sla.Calendars.ReadAsync(reader, ct));
    }
}
