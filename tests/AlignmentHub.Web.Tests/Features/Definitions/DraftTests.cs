using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Builder;
using AlignmentHub.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Definitions;

public sealed class DraftTests(HubApp app) : IClassFixture<HubApp>
{
    private static readonly JsonElement Other = JsonElement.Parse("""{ "stage": "mql", "thresholds": { "total": 55 } }""");

    [Fact]
    public async Task There_is_one_definition_of_a_stage()
    {
        await app.Given.DraftAsync();
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));

        var outcome = await app.Get<CreateDefinition>().RunAsync("Another", Other, marketer);

        Assert.Equal("There is a definition of this stage already. Make a new draft of it.", outcome.Refusal?.Reason);
    }

    [Fact]
    public async Task Of_two_editors_the_second_to_save_is_told_and_nothing_is_lost()
    {
        var opened = await app.Given.DraftAsync();
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        var ann = await EditAsync(opened, opened.Version, """{ "stage": "mql", "thresholds": { "total": 1 } }""", marketer);
        var bob = await EditAsync(opened, opened.Version, """{ "stage": "mql", "thresholds": { "total": 2 } }""");

        Assert.True(ann.IsDone);
        Assert.StartsWith("Somebody else saved this draft", bob.Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal(1, await TotalThresholdAsync(opened));
        Assert.Equal(marketer.Name, (await app.Get<DefinitionQueries>().VersionAsync(opened.DefinitionId, opened.Number))?.EditedBy);

        var again = await EditAsync(opened, ann.Value!.Version, """{ "stage": "mql", "thresholds": { "total": 3 } }""");
        Assert.True(again.IsDone);
        Assert.Equal(3, await TotalThresholdAsync(opened));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told()
    {
        var opened = await app.Given.DraftAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(total =>
            EditAsync(opened, opened.Version, $$"""{ "stage": "mql", "thresholds": { "total": {{total}} } }""")));

        Assert.Single(outcomes, o => o.IsDone);
    }

    [Fact]
    public async Task Saving_the_same_content_again_counts_as_no_edit()
    {
        var opened = await app.Given.DraftAsync();

        var outcome = await EditAsync(opened, opened.Version, Given.SimpleDocument);

        Assert.Equal(opened, outcome.Value);
    }

    [Fact]
    public async Task Only_drafts_can_be_changed()
    {
        var active = await app.Given.ActiveDefinitionAsync();

        var outcome = await EditAsync(active, null, """{ "stage": "mql" }""");

        Assert.Equal("Only a draft can be changed. Make a new draft from this version.", outcome.Refusal?.Reason);
    }

    [Fact]
    public async Task A_draft_made_from_a_version_has_its_content_and_the_next_number()
    {
        var first = await app.Given.DraftAsync();
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));

        var outcome = await app.Get<CreateDraft>().RunAsync(first.DefinitionId, first.Number, marketer);

        var versions = (await app.Get<DefinitionQueries>().ListAsync()).Single().Versions;
        Assert.Equal(versions.Max(v => v.Number), outcome.Value!.Number);
        Assert.Equal(versions.Single(v => v.Number == first.Number).ContentHash, versions[0].ContentHash);
        Assert.Equal(marketer.Name, versions[0].CreatedBy);
    }

    [Fact]
    public async Task Drafts_made_at_once_get_different_numbers()
    {
        var first = await app.Given.DraftAsync();
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Get<CreateDraft>().RunAsync(first.DefinitionId, Other, marketer)));

        Assert.Equal(4, outcomes.Select(o => o.Value!.Number).Distinct().Count());
    }

    [Theory]
    [InlineData(Role.SalesRep)]
    [InlineData(Role.SalesManager)]
    [InlineData(Role.Leader)]
    public async Task Only_marketers_and_administrators_write_definitions(Role role)
    {
        var draft = await app.Given.DraftAsync();
        var by = Given.ActorOf(await app.Given.PersonAsync(role));

        Assert.True((await app.Get<CreateDefinition>().RunAsync("Mine", Other, by)).Refusal?.IsForbidden);
        Assert.True((await app.Get<CreateDraft>().RunAsync(draft.DefinitionId, Other, by)).Refusal?.IsForbidden);
        Assert.True((await app.Get<EditDraft>().RunAsync(draft.DefinitionId, draft.Number, null, Other, by)).Refusal?.IsForbidden);
    }

    [Fact]
    public async Task What_a_draft_would_change_is_counted_against_the_active_version()
    {
        await app.Given.ActiveDefinitionAsync(QualifiedBy("title"));
        (string Title, string Company, int Leads)[] kinds = [("Head", "Acme", 3), ("Head", "", 2), ("", "Acme", 4), ("", "", 1)];
        foreach (var (title, company, leads) in kinds)
        {
            for (var i = 0; i < leads; i++)
                Assert.Equal(201, (await app.Given.PutLeadAsync($$"""{ "email": "{{title}}{{company}}{{i}}@counted.example", "title": "{{title}}", "company": "{{company}}" }""")).Code);
        }

        using var preview = ActivatorUtilities.CreateInstance<LivePreview>(app.Host.Services);
        await preview.LoadAsync();
        List<PreviewResult> shown = [];
        await preview.AskAsync(DefinitionDocument.Parse(JsonElement.Parse(QualifiedBy("company"))).Value!, result =>
        {
            shown.Add(result);
            return Task.CompletedTask;
        });

        var (first, last) = (shown[0], shown[^1]);
        Assert.True(first.LooksAt < last.LooksAt, "an estimate comes first");
        Assert.Equal((10, 10, false, 7), (last.Leads, last.LooksAt, last.IsEstimate, last.Qualifying));
        Assert.Equal((3, 4, 2), (last.Kept, last.Gained, last.Lost));
        Assert.All(last.Qualified, lead => Assert.Equal("Acme", lead.Company));
        Assert.Equal(3, last.JustBelow.Count);

        // Its page was left while it was loading.
        preview.Dispose();
        await preview.AskAsync(DefinitionDocument.Parse(JsonElement.Parse(QualifiedBy("title"))).Value!, _ => throw new InvalidOperationException("Nobody looks."));
    }

    private static string QualifiedBy(string field) => $$"""
        { "stage": "mql", "thresholds": { "fit": 20, "engagement": 0, "total": 10 },
          "fit": { "groups": [ { "name": "g", "rules": [ { "name": "r", "points": 20, "when": { "field": "{{field}}", "op": "isNotEmpty" } } ] } ] } }
        """;

    private async Task<Domain.Outcome<DraftKey>> EditAsync(DraftKey draft, int? version, string document, Actor? by = null)
    {
        by ??= Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        return await app.Get<EditDraft>().RunAsync(draft.DefinitionId, draft.Number, version, JsonElement.Parse(document), by);
    }

    private async Task<double> TotalThresholdAsync(DraftKey draft) =>
        DefinitionDocument.Parse((await app.Get<DefinitionQueries>().VersionAsync(draft.DefinitionId, draft.Number))!.Document).Value!.Thresholds.Total;
}
