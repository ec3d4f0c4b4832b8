using AlignmentHub.Domain.Handoffs;
using Npgsql;

namespace AlignmentHub.Benchmarks.Data;

/// <summary>Loads the hand-offs with their clocks and outreaches, and the deals that came of them.</summary>
internal static class HandoffRows
{
    private const int Target = 240;
    private static readonly int[] Steps = [75, 100, 150];

    public static async Task LoadAsync(NpgsqlConnection connection, Cast cast, Terms terms, IReadOnlyList<LeadStory> leads)
    {
        var random = new Random(9);
        var handedOff = leads.Where(lead => lead.Handoff is not null).ToList();
        await CopyIn.RowsAsync(connection, "handoffs",
            "id, lead_id, pass, state, pool_id, rep_id, rule_id, policy_id, definition_version_id, campaign_id, source, is_manual, snapshot, routing, created_at, assigned_at, expires_at, " +
            "accepted_at, decided_at, decided_by, reason_key, first_touch_at, ended_at, ended_by, version, policy_version_id", handedOff.Select(lead => Handoff(cast, terms, lead, lead.Handoff!)));
        await CopyIn.RowsAsync(connection, "sla_clocks",
            "id, handoff_id, kind, side, rep_id, team_id, policy_id, calendar_version_id, started_at, target_minutes, due_at, at_risk_at, ended_at, state, breached_at, " +
            "policy_version_id, outreach, steps, step_at, steps_passed, look_at",
            handedOff.SelectMany(lead => Clocks(random, cast, terms, lead.Handoff!)));
        await CopyIn.RowsAsync(connection, "outreaches", "id, handoff_id, lead_id, person_id, kind, at, recorded_at", handedOff.Where(lead => lead.Handoff!.Touched is not null).Select(lead =>
            new object?[] { lead.Handoff!.Id, lead.Handoff.Id, lead.Id, cast.Reps[lead.Handoff.Rep], "Call", lead.Handoff.Touched, lead.Handoff.Touched }));

        var won = handedOff.Where(lead => lead.Handoff!.Deal is not null).Select(lead => (lead, lead.Handoff!.Deal!)).ToList();
        await CopyIn.RowsAsync(connection, "opportunities",
            "id, external_id, name, account_id, amount_minor, currency, reporting_minor, stage, created_at, closed_at, owner_id, updated_at", won.Select(pair => Deal(cast, pair.lead, pair.Item2)));
        await CopyIn.RowsAsync(connection, "opportunity_contacts", "opportunity_id, lead_id, role", won.Select(pair => new object?[] { pair.Item2.Id, pair.lead.Id, "buyer" }));
    }

    private static object?[] Handoff(Cast cast, Terms terms, LeadStory lead, HandoffStory h)
    {
        var (rep, touch) = (cast.Reps[h.Rep], new SnapshotTouch("page_view", lead.At) { Url = Words.Pages[lead.Number % Words.Pages.Length] });
        var snapshot = new HandoffSnapshot { Source = Words.Sources[lead.Number * 7 % Words.Sources.Length], Consent = true, Why = touch, Touches = [touch] };
        return
        [
            h.Id, lead.Id, 1, h.State, cast.Pools[lead.Region], rep, cast.Rules[lead.Region], terms.Policy, terms.Version, lead.Campaign is { } campaign ? cast.Campaigns[campaign] : null,
            snapshot.Source, false, new Json(snapshot.ToJson()), new Json("{}"), h.At, h.At, h.At.AddDays(7), h.IsAccepted ? h.Decided : null, h.Decided, h.Decided is null ? null : rep,
            h.Reason, h.Touched, h.Ended, h.Ended is null || h.State == "Expired" ? null : rep, 1 + (h.Decided is null ? 0 : 1) + (h.Touched is null ? 0 : 1) + (h.Ended is null ? 0 : 1),
            terms.PolicyVersion,
        ];
    }

    private static IEnumerable<object?[]> Clocks(Random random, Cast cast, Terms terms, HandoffStory h)
    {
        yield return Clock("Routing", "Operations", null, 15, h.At, h.At);
        yield return Clock("Decision", "Sales", cast.Reps[h.Rep], Target, h.At, h.Decided);
        if (h.IsAccepted) yield return Clock("FirstTouch", "Sales", cast.Reps[h.Rep], Target, h.Decided!.Value, h.Touched);

        object?[] Clock(string kind, string side, Guid? rep, int target, DateTimeOffset from, DateTimeOffset? met)
        {
            var (due, until) = (from.AddMinutes(target), met ?? terms.Now);
            var isLate = until > due;
            var state = met is null ? (isLate ? "Breached" : "Running") : isLate ? "MetLate" : "Met";
            return
            [
                random.Id(from), h.Id, kind, side, rep, rep is null ? null : cast.Team, terms.Policy, terms.CalendarVersion, from, target, due,
                from.AddMinutes(target * 0.75), met ?? h.Ended, state, isLate ? due : null,
                terms.PolicyVersion, 1, Steps, Steps.Select(percent => from.AddMinutes(target * percent / 100.0).UtcDateTime).ToArray(), Steps.Length, null,
            ];
        }
    }

    private static object?[] Deal(Cast cast, LeadStory lead, DealStory deal) =>
    [
        deal.Id, $"deal-{lead.Number}", $"Deal with company {lead.Company}", cast.Companies[lead.Company], deal.AmountMinor, "EUR", deal.AmountMinor, deal.Stage, deal.At, deal.Closed,
        cast.Reps[lead.Handoff!.Rep], deal.Closed ?? deal.At,
    ];
}
