using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Which leads are to be handed over.</summary>
internal sealed record HandoffQuestion(Guid[] LeadIds)
{
    /// <summary>The leads themselves, where they need not be read.</summary>
    public IReadOnlyDictionary<Guid, HandoffSubject>? AtHand { get; init; }

    /// <summary>What routing will probably need, to be locked on the same way.</summary>
    public RoutingNeeds? Guess { get; init; }
}

/// <summary>Everything that is asked before leads are handed over, in one round trip.</summary>
/// <param name="FirstPool">The pool of a hub that has no rules yet.</param>
/// <param name="Policies">Absent in a new hub.</param>
internal sealed record HandoffQuestions(
    IReadOnlyDictionary<Guid, HandoffSubject> Subjects, IReadOnlyList<RuleInForce> Rules, Guid? FirstPool, PoliciesInForce? Policies,
    IReadOnlyList<CurrentCalendar> Calendars)
{
    /// <summary>The pools that were guessed.</summary>
    public PoolReading? Pools { get; private init; }

    /// <param name="batch">May hold statements already, which are sent first.</param>
    public static async Task<HandoffQuestions> AskAsync(
        SqlBatch batch, HandoffQuestion question, RoutingRules rules, DateTimeOffset now, DateTimeOffset today, CancellationToken ct)
    {
        var (atHand, guess) = (question.AtHand, question.Guess);
        if (atHand is null) HandoffSubjects.Ask(batch, question.LeadIds);
        else HandoffSubjects.AskNames(batch, atHand);
        RoutingRules.Ask(batch);
        batch.Add("select id from pools order by id limit 1");
        Sla.Policies.Ask(batch);
        Sla.Calendars.Ask(batch);
        if (guess is not null) PoolReading.Ask(batch, PoolReading.LockPools, guess, now, today);

        await using var reader = await batch.ReadAsync(ct);
        var subjects = await (atHand is null ? HandoffSubjects.ReadAsync(reader, ct) : HandoffSubjects.ReadNamesAsync(reader, atHand, ct));
        var inForce = await rules.ReadAsync(reader, ct);
        var pool = (await reader.RowsAsync(row => (Guid?)row.GetGuid(0), ct)).FirstOrDefault();
        rules.Seen = new(inForce, pool);
        var policies = await Sla.Policies.ReadAsync(reader, ct);
        return new(subjects, inForce, pool, policies, await Sla.Calendars.ReadAsync(reader, ct))
        {
            Pools = guess is null ? null : await PoolReading.ReadAsync(reader, ct),
        };
    }
}
