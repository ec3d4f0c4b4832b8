using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions.BackTests;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Definitions.Suggestions;

/// <summary>A draft that came of a suggestion, and the back-test that was asked for with it.</summary>
public sealed record SuggestedDraft(DraftKey Draft, Guid BackTestId);

/// <summary>Makes a suggestion a draft and tries it on the past half year. It never becomes more than a draft by itself (semantics.md 3.8).</summary>
public sealed class DraftSuggestion(CreateDraft create, RequestBackTest test, IOptions<HubOptions> options, TimeProvider clock)
{
    private const int Days = 180;

    public async Task<Outcome<SuggestedDraft>> RunAsync(Guid definitionId, DefinitionDocument document, Actor by, CancellationToken ct = default)
    {
        var drafted = await create.RunAsync(definitionId, JsonElement.Parse(document.ToJson().ToJsonString()), by, ct);
        if (drafted.Value is not { } draft) return drafted.Refusal!;

        var today = options.Value.Zone.DayOf(clock.GetUtcNow());
        var asked = await test.RunAsync(definitionId, draft.Number, today.AddDays(-Days), today, by, ct);
        return asked.Refusal is { } no ? no : new SuggestedDraft(draft, asked.Value);
    }
}
