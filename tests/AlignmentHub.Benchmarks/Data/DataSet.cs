using System.Net.Http.Json;
using System.Text;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Benchmarks.Data;

/// <summary>bench-100k: 100,000 leads with a million activities, 20,000 hand-offs and what came of them, the same every time; <see cref="Size"/> says how to have more.</summary>
internal sealed class DataSet(BenchHub hub)
{
    public async Task LoadAsync()
    {
        var begun = TimeProvider.System.GetTimestamp();
        await hub.Get<CreateStarterTerms>().RunAsync();
        await ActivateAsync();

        var begin = hub.End.AddDays(-Size.Days);
        var (stories, cast) = (new StoryTeller(hub.End), hub.Cast);
        var leads = stories.LeadStories();
        await using var connection = await hub.Bare.OpenConnectionAsync();
        var terms = await TermsAsync(connection);
        await using (var db = await hub.Get<IDbContextFactory<HubDb>>().CreateDbContextAsync()) await CastRows.AddPeopleAsync(db, cast, begin);
        await CastRows.LoadAsync(connection, cast, begin);
        await LeadRows.LoadAsync(connection, cast, terms.Version, leads, stories.ActivityStories(leads));
        await HandoffRows.LoadAsync(connection, cast, terms, leads);
        await LeadRows.LoadMovesAsync(connection, leads);
        await using (var db = await hub.Get<IDbContextFactory<HubDb>>().CreateDbContextAsync()) await StageStays.SettleAsync(db);
        await hub.Get<RescoreLeads>().RunAsync(hub.End);
        await using var analyze = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 0 };
        await analyze.ExecuteNonQueryAsync();
        Console.WriteLine($"{Size.Name} loaded in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s");
    }

    /// <summary>Only the definition that judges leads.</summary>
    public async Task ActivateAsync()
    {
        using var client = hub.NewClient();
        using var document = new StringContent($$"""{ "name": "Good leads", "document": {{RuleBook.Document}} }""", Encoding.UTF8, "application/json");
        using var created = await client.PostAsync(new Uri("/api/v1/definitions", UriKind.Relative), document);
        created.EnsureSuccessStatusCode();
        using var activated = await client.PostAsJsonAsync($"{created.Headers.Location}/activate", new { reach = "nextActivity" });
        activated.EnsureSuccessStatusCode();
    }

    private async Task<Terms> TermsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("""
            select (select id from sla_policies where is_fallback),
                   (select current_version_id from calendars where is_default),
                   (select id from definition_versions where state = 'Active'),
                   (select current_version_id from sla_policies where is_fallback)
            """, connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), hub.End);
    }
}
