using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Features.Definitions.BackTests;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Definitions.BackTests;

/// <summary>The replay through the database: from what the API took in to the stored rows.</summary>
public sealed class BackTestReplayTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Current = """
        { "stage": "mql", "weights": { "fit": 0.5, "engagement": 1 }, "thresholds": { "total": 25 },
          "fit": { "groups": [ { "name": "Who", "rules": [
            { "name": "Head", "points": 30, "when": { "field": "title", "op": "contains", "value": "head" } },
            { "name": "Large", "points": 20, "when": { "field": "account.employees", "op": "gt", "value": 50 } } ] } ] },
          "engagement": { "groups": [ { "name": "What", "rules": [
            { "name": "Pages", "points": 8, "halfLifeDays": 10, "activity": { "type": "page_view" } },
            { "name": "Left", "points": -30, "windowDays": 6, "activity": { "type": "unsubscribe" } } ] } ] },
          "overrides": [ { "name": "Demo", "activity": { "type": "demo_request" }, "windowDays": 5, "when": { "field": "account.isTarget", "op": "eq", "value": true } } ] }
        """;

    private const string Proposed = """
        { "stage": "mql", "weights": { "fit": 1, "engagement": 1 }, "thresholds": { "total": 46 },
          "gate": { "exclusions": [ { "name": "Rival", "when": { "field": "account.domain", "op": "eq", "value": "rival.example" } } ] },
          "fit": { "groups": [ { "name": "Who", "rules": [
            { "name": "Free mail", "points": 10, "when": { "field": "emailKind", "op": "eq", "value": "free" } },
            { "name": "Pro", "points": 25, "when": { "field": "custom.plan", "op": "eq", "value": "pro" } },
            { "name": "Large", "points": 25, "when": { "field": "account.employees", "op": "gte", "value": 30 } } ] } ] },
          "engagement": { "groups": [ { "name": "What", "rules": [
            { "name": "Demo", "points": 35, "windowDays": 20, "activity": { "type": "demo_request" } },
            { "name": "Pages", "points": 10, "per": "once", "atLeast": 2, "halfLifeDays": 4, "activity": { "type": "page_view" } } ] } ] } }
        """;

    private static readonly DateOnly FromDay = new(2026, 2, 10);
    private static readonly DateOnly ToDay = new(2026, 3, 12);

    [Fact]
    public async Task What_is_stored_is_what_scoring_every_instant_from_scratch_finds_also_after_a_kill()
    {
        var past = new ScriptedPast(app, seed: 4);
        app.Clock.Set(new(2026, 1, 10, 8, 0, 0, TimeSpan.Zero));
        var key = await app.Given.ActiveDefinitionAsync(Current);
        await past.HappenAsync(app.Clock.GetUtcNow(), days: 60, events: 300);
        var draft = await app.Given.DraftAsync(Proposed);
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        var id = (await app.Get<RequestBackTest>().RunAsync(key.DefinitionId, draft.Number, FromDay, ToDay, marketer)).Value;

        await KilledAfterTheFirstPartAsync(id);
        Assert.Equal(1, await app.Get<RunBackTests>().RunAsync((_, _) => Task.CompletedTask));

        var period = new ReplayPeriod(new(2026, 2, 10, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
        var expected = past.Leads
            .Select(l => (Lead: l.Key, Current: past.Judge(Read(Current), l.Value, period), Proposed: past.Judge(Read(Proposed), l.Value, period)))
            .Where(l => l.Current.Was || l.Proposed.Was || l.Current.First is not null || l.Proposed.First is not null)
            .OrderBy(l => l.Lead).ToList();
        await using var db = app.Open();
        var stored = await db.Set<BackTestLead>().Where(l => l.BackTestId == id).OrderBy(l => l.LeadId).ToListAsync();
        Assert.Equal(expected, stored.Select(l => (l.LeadId, (l.WasCurrent, l.CurrentAt), (l.WasProposed, l.ProposedAt))));
        Assert.True(expected.Count(l => l.Current.First is not null) > 5 && expected.Count(l => l.Proposed.First is not null) > 5 && expected.Any(l => l.Current.Was), "a telling past");

        var sheet = await app.Get<BackTestQueries>().FindAsync(key.DefinitionId, id);
        Assert.Equal((BackTestState.Done, (long?)past.Leads.Count, (long)past.Leads.Count), (sheet!.State, sheet.Total, sheet.Result!.Leads));
        Assert.Equal(stored.Count, sheet.Result.Groups.Sum(g => g.Count.Leads));
        Assert.Equal(expected.Count(l => l.Proposed.First is not null), sheet.Result.Proposed.Count.Leads);
        Assert.Equal(sheet.Result.Proposed.Count.Leads, sheet.Result.ProposedCurve.Single(p => p.Threshold == 46).Count.Leads);
        Assert.Equal(sheet.Result.Proposed.Count.Leads, sheet.Result.Weeks.Sum(w => w.Proposed));
    }

    private async Task KilledAfterTheFirstPartAsync(Guid id)
    {
        var kill = Assert.ThrowsAsync<OperationCanceledException>(() =>
            app.Get<RunBackTest>().RunAsync(id, (_, _) => throw new OperationCanceledException("killed"), app.Clock, leadsPerPart: 20));
        await kill;
        Assert.Equal("Running", await app.Given.AskAsync<string>("select state from back_tests where id = $1", id));
        Assert.Equal(20L, await app.Given.AskAsync<long>("select progress from back_tests where id = $1", id));
    }

    private static DefinitionDocument Read(string document) => DefinitionDocument.Parse(JsonElement.Parse(document)).Value!;
}
