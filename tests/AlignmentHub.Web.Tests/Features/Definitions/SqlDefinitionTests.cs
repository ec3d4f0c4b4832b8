using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Definitions;

public sealed class SqlDefinitionTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Questions = """
        { "stage": "sql", "questions": [
          { "key": "need", "label": "What do they need?", "required": true },
          { "key": "budget", "label": "Is there a budget?", "kind": "yesNo", "required": true },
          { "key": "timing", "label": "When?", "kind": "choice", "choices": ["This quarter", "Later"] } ] }
        """;

    [Fact]
    public async Task Reps_answer_the_questions_of_the_active_version_and_the_hand_off_keeps_it()
    {
        var version = await ActiveQuestionsAsync(Questions);
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        using var client = app.Api(rep.Email);
        var handoff = await AcceptedAsync(client, rep);

        var incomplete = await client.PostAsync($"/api/v1/handoffs/{handoff}/qualify", new { answers = new { budget = "perhaps", timing = "Never", colour = "blue" } });
        Assert.Equal(["answers.budget", "answers.colour", "answers.need", "answers.timing"], await incomplete.MustRefuseFieldsAsync());
        var done = await client.PostAsync($"/api/v1/handoffs/{handoff}/qualify", new { answers = new { need = "A tool", budget = true, timing = "later" } });
        await done.MustBeAsync(HttpStatusCode.OK);

        // Another version does not change what was asked then.
        await ActiveQuestionsAsync("""{ "stage": "sql", "questions": [ { "key": "other", "label": "Something else?" } ] }""");
        var detail = (await app.Get<HandoffDetailQueries>().FindAsync(handoff))!;
        Assert.Equal(version.Number, detail.SqlVersion);
        Assert.Equal("What do they need?", detail.Questions["need"]);
        Assert.Equal(("A tool", "yes", "Later"), (Answer("need"), Answer("budget"), Answer("timing")));

        string? Answer(string key) => detail.Answers?.GetProperty(key).GetString();
    }

    [Fact]
    public async Task Questions_are_signed_without_a_back_test_and_judge_no_lead()
    {
        var version = await SignedAsync(Questions);

        Assert.Equal(DefinitionState.Signed, (await app.Get<DefinitionQueries>().VersionAsync(version.DefinitionId, version.Number))?.State);
        Assert.Null(await app.Get<DefinitionQueries>().ActiveDocumentAsync());
    }

    [Fact]
    public async Task Rules_do_not_become_questions()
    {
        var version = await DraftAsync(Questions);
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));

        var outcome = await app.Get<EditDraft>().RunAsync(version.DefinitionId, version.Number, null, JsonElement.Parse(Given.SimpleDocument), marketer);

        Assert.Contains("stage", outcome.Refusal?.Fields.Keys ?? []);
    }

    [Fact]
    public void Every_template_of_both_stages_can_be_used_as_it_is()
    {
        foreach (var stage in Enum.GetValues<DefinitionStage>())
            foreach (var key in StarterTemplates.KeysOf(stage))
                Assert.Equal(stage, DefinitionContent.Parse(StarterTemplates.Read(key)).Value?.Stage);
    }

    [Fact]
    public async Task A_definition_of_questions_is_made_over_the_api()
    {
        using var client = app.Api();
        if ((await app.Get<DefinitionQueries>().ListAsync()).Any(d => d.Stage == DefinitionStage.Sql)) return;

        var made = await (await client.PostAsync("/api/v1/definitions", JsonElement.Parse($$"""{ "document": {{Questions}} }"""))).MustBeAsync(HttpStatusCode.Created);

        Assert.Equal(("sql", "Sales-qualified lead"), (made.Text("stage"), made.Text("name")));
    }

    private async Task<Guid> AcceptedAsync(HttpClient client, Web.Platform.Access.Person rep)
    {
        var handoff = await app.Given.AssignedAsync(rep);
        await (await client.PostAsync($"/api/v1/handoffs/{handoff}/accept", null)).MustBeAsync(HttpStatusCode.OK);
        return handoff;
    }

    private async Task<DraftKey> ActiveQuestionsAsync(string questions)
    {
        var version = await SignedAsync(questions);
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        Assert.Null((await app.Get<ActivateVersion>().RunAsync(version.DefinitionId, version.Number, null, null, ActivationReach.NextActivity, marketer)).Refusal);
        return version;
    }

    private async Task<DraftKey> SignedAsync(string questions)
    {
        var version = await DraftAsync(questions);
        var marketer = await app.Given.PersonAsync(Role.Marketer);
        await app.Get<ProposeVersion>().RunAsync(version.DefinitionId, version.Number, null, Proposal.Plain, Given.ActorOf(marketer));
        foreach (var signer in new[] { marketer, await app.Given.PersonAsync(Role.SalesManager) })
            Assert.Null((await app.Get<SignVersion>().RunAsync(version.DefinitionId, version.Number, null, null, Given.ActorOf(signer))).Refusal);
        return version;
    }

    private async Task<DraftKey> DraftAsync(string questions)
    {
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        var there = (await app.Get<DefinitionQueries>().ListAsync()).FirstOrDefault(d => d.Stage == DefinitionStage.Sql);
        var outcome = there is null
            ? await app.Get<CreateDefinition>().RunAsync("Good deals", JsonElement.Parse(questions), marketer)
            : await app.Get<CreateDraft>().RunAsync(there.Id, JsonElement.Parse(questions), marketer);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Refusal?.Reason);
    }
}
