using Npgsql;
using NpgsqlTypes;

namespace AlignmentHub.Benchmarks.Data;

/// <summary>Loads the leads with their stage history and their activities.</summary>
internal static class LeadRows
{
    public static async Task LoadAsync(NpgsqlConnection connection, Cast cast, Guid version, IReadOnlyList<LeadStory> leads, IEnumerable<ActivityStory> activities)
    {
        await CopyIn.RowsAsync(connection, "leads",
            "id, external_id, email, email_kind, title, first_name, last_name, company, account_id, country, language, source, medium, campaign_id, consent, owner_id, custom, " +
            "stage, stage_since, created_at, updated_at", leads.Select(lead => Lead(cast, lead)));
        await CopyIn.RowsAsync(connection, "activities", "id, lead_id, type, at, arrived_at, url, campaign_id, is_imported",
            activities.Select(a => new object?[] { a.Id, a.Lead, a.Type, a.At, a.At, a.Page, a.Campaign is { } n ? cast.Campaigns[n] : null, false }));
        // Those that were handed off are qualified since then; the numbers come with the first night.
        await CopyIn.RowsAsync(connection, "lead_scores",
            "lead_id, definition_version_id, as_of, fit, engagement, total, grade, qualifies, qualified_since, awaits_activity, blocked_by, overridden_by, lines",
            leads.Where(lead => lead.Handoff is not null).Select(lead => new object?[]
            {
                lead.Id, version, lead.Handoff!.At, 60d, 0d, 30d, "B3", true, lead.Handoff.At, false, Array.Empty<string>(), Array.Empty<string>(), new Json("[]", NpgsqlDbType.Json),
            }));
    }

    public static Task LoadMovesAsync(NpgsqlConnection connection, IReadOnlyList<LeadStory> leads) =>
        CopyIn.RowsAsync(connection, "stage_moves", "lead_id, from_stage, to_stage, at, handoff_id, is_inferred, is_imported", leads.SelectMany(lead =>
        {
            var path = Path(lead);
            return path.Select((step, n) => new object?[] { lead.Id, n == 0 ? null : path[n - 1].Stage, step.Stage, step.At, n < 2 ? null : lead.Handoff?.Id, false, false });
        }));

    private static object?[] Lead(Cast cast, LeadStory lead)
    {
        var (n, last) = (lead.Number, Path(lead)[^1]);
        return
        [
            lead.Id, $"crm-{n}", $"person{n}@{Cast.DomainOf(lead.Company)}", "Business", Words.Titles[n % Words.Titles.Length], Words.FirstNames[n % Words.FirstNames.Length],
            Words.LastNames[n / 7 % Words.LastNames.Length], $"Company {lead.Company}", cast.Companies[lead.Company], Words.Countries[lead.Company % Words.Countries.Length], "en",
            Words.Sources[n * 7 % Words.Sources.Length], n % 3 == 0 ? "cpc" : null, lead.Campaign is { } campaign ? cast.Campaigns[campaign] : null, n % 10 == 0 ? null : n % 10 != 1,
            lead.Handoff is { IsAccepted: true } handoff ? cast.Reps[handoff.Rep] : null,
            new Json($$"""{"region":"{{Words.Regions[lead.Region]}}","segment":"{{(lead.IsCore ? "core" : "other")}}"}"""), last.Stage, last.At, lead.At, last.At,
        ];
    }

    private static List<(string Stage, DateTimeOffset At)> Path(LeadStory lead)
    {
        List<(string, DateTimeOffset)> path = [("Raw", lead.At)];
        if (lead.Number % 4 != 0 || lead.Handoff is not null) path.Add(("Engaged", lead.At));
        if (lead.Handoff is not { } handoff) return path;

        path.AddRange([("Mql", handoff.At), ("HandedOff", handoff.At)]);
        if (handoff.IsAccepted) path.Add(("Accepted", handoff.Decided!.Value));
        if (handoff.State is "Rejected" or "Recycled") path.Add(("Nurture", handoff.Ended!.Value));
        if (handoff.State == "Disqualified") path.Add(("Disqualified", handoff.Ended!.Value));
        if (handoff.State == "Qualified") path.Add(("Sql", handoff.Ended!.Value));
        if (handoff.Deal is not { } deal) return path;

        path.Add(("Opportunity", deal.At));
        if (deal.Closed is { } closed) path.Add((deal.Stage == "Won" ? "Customer" : "Lost", closed));
        return path;
    }
}
