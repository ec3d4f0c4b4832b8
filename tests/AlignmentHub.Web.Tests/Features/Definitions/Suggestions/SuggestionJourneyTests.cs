using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring.Suggestions;
using AlignmentHub.Web.Features.Definitions.BackTests;
using AlignmentHub.Web.Features.Definitions.Suggestions;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Definitions.Suggestions;

public sealed class SuggestionJourneyTests(HubApp app) : IClassFixture<HubApp>
{
    private const int Leads = 120;

    [Fact]
    public async Task Outcomes_become_a_draft_with_its_back_test_and_fields_of_sales_are_left_out()
    {
        await app.Given.ActiveDefinitionAsync();
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        var admin = Given.ActorOf(await app.Given.PersonAsync(Role.Admin));
        Assert.Contains("at least 100", (await app.Get<SuggestionQueries>().FindAsync(OutcomeGoal.Won)).Refusal!.Reason, StringComparison.Ordinal);

        await HistoryAsync();
        var sheet = (await app.Get<SuggestionQueries>().FindAsync(OutcomeGoal.Won)).Value!;
        Assert.Equal(Leads, sheet.Cases(OutcomeGoal.Won));
        Assert.Equal(["custom.plan"], sheet.Candidates.Select(c => c.Field).Distinct()); // Tags are known by name
        Assert.Equal(("plan is basic", 60L, 10L), (sheet.Values[0].Rule.Name, sheet.Values[0].Figures.Cases, sheet.Values[0].Figures.Good));

        var fitted = new HistoryFit(sheet.Active, sheet.Leads, OutcomeGoal.Won).Propose(sheet.Candidates).Value!;
        var made = (await app.Get<DraftSuggestion>().RunAsync(sheet.DefinitionId, fitted.Document, marketer)).Value!;
        Assert.Equal(1, await app.Get<RunBackTests>().RunAsync((_, _) => Task.CompletedTask));
        var test = await app.Get<BackTestQueries>().FindAsync(sheet.DefinitionId, made.BackTestId);
        Assert.Equal((BackTestState.Done, made.Draft.Number, (int?)sheet.Number), (test!.State, test.Version, test.ActiveVersion));

        Assert.True((await app.Get<MarkCustomField>().RunAsync("plan", true, marketer)).Refusal!.IsForbidden);
        Assert.True((await app.Get<MarkCustomField>().RunAsync("plan", true, admin)).IsDone);
        Assert.Empty((await app.Get<SuggestionQueries>().FindAsync(OutcomeGoal.Won)).Value!.Candidates);
    }

    /// <summary>Half of the leads have the plan pro, of which fifty of sixty buy; of the others ten do.</summary>
    private async Task HistoryAsync()
    {
        var leads = Enumerable.Range(0, Leads).Select(i => new
        {
            email = $"lead{i}@gmail.com", custom = new Dictionary<string, string> { ["plan"] = i % 2 == 0 ? "pro" : "basic", ["Tags"] = i % 3 == 0 ? "hot" : "cold" },
        });
        Assert.Equal(200, (await app.Given.PostAsync("leads/batch", JsonSerializer.Serialize(new { leads }))).Code);
        app.Clock.Advance(TimeSpan.FromDays(3));
        var now = app.Clock.GetUtcNow();
        for (var i = 0; i < Leads; i++)
        {
            var isWon = i % 2 == 0 ? i / 2 < 50 : i / 2 < 10;
            Assert.Equal(201, (await app.Given.PutAsync("opportunities/by-key", JsonSerializer.Serialize(new
            {
                externalId = $"deal{i}", name = "Deal", amountMinor = 100, currency = "EUR", stage = isWon ? "won" : "lost", createdAt = now.AddDays(-1), closedAt = now,
                contacts = new[] { new { lead = new { email = $"lead{i}@gmail.com" }, role = "buyer" } },
            }))).Code);
        }
    }
}
