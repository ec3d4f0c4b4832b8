using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;

namespace AlignmentHub.Web.Tests.Support;

public sealed partial class Given
{
    /// <summary>Twenty points for anybody with a title, forty for a demo request; forty in all qualify.</summary>
    public const string SimpleDocument = """
        {
          "stage": "mql",
          "fit": { "groups": [ { "name": "Role", "rules": [
            { "name": "Has a title", "points": 20, "when": { "field": "title", "op": "isNotEmpty" } },
            { "name": "Head of something", "points": 40, "when": { "field": "title", "op": "contains", "value": "head" } } ] } ] },
          "engagement": { "groups": [ { "name": "Intent", "rules": [
            { "name": "Demo request", "points": 40, "activity": { "type": "demo_request" } },
            { "name": "Page view", "points": 5, "halfLifeDays": 30, "activity": { "type": "page_view" } } ] } ] },
          "thresholds": { "fit": 20, "engagement": 10, "total": 30 }
        }
        """;

    /// <summary>
    /// An active MQL definition with this document. The first version of a hub counts unsigned, later ones are signed by both sides and retire
    /// the one before; one that is active already serves again.
    /// </summary>
    public async Task<DraftKey> ActiveDefinitionAsync(string document = SimpleDocument, ActivationReach reach = ActivationReach.NextActivity)
    {
        if ((await app.Get<DefinitionQueries>().ListAsync()).FirstOrDefault(d => d.Stage == DefinitionStage.Mql) is { Active: { } active, Id: var id })
        {
            var isSame = active.ContentHash == DefinitionContent.Parse(JsonElement.Parse(document)).Value!.ContentHash;
            return isSame && reach == ActivationReach.NextActivity ? new(id, active.Number, 0) : await SignedAndActiveAsync(document, reach);
        }

        var draft = await DraftAsync(document);
        var admin = ActorOf(await PersonAsync(Role.Admin));
        var outcome = await app.Get<ActivateVersion>().RunAsync(draft.DefinitionId, draft.Number, null, null, reach, admin);
        Assert.Null(outcome.Refusal);
        return draft;
    }

    /// <summary>A draft of the MQL definition, which is made if there is none.</summary>
    public async Task<DraftKey> DraftAsync(string document = SimpleDocument)
    {
        var marketer = ActorOf(await PersonAsync(Role.Marketer));
        var content = JsonElement.Parse(document);
        var there = await app.Get<DefinitionQueries>().ListAsync();
        var outcome = there.FirstOrDefault(d => d.Stage == DefinitionStage.Mql) is { } definition
            ? await app.Get<CreateDraft>().RunAsync(definition.Id, content, marketer)
            : await app.Get<CreateDefinition>().RunAsync("Good leads", content, marketer);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Refusal?.Reason);
    }
}
