using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring.Suggestions;
using AlignmentHub.Web.Features.Definitions.Builder;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Suggestions;

/// <summary>What history suggests, and what it rests on.</summary>
/// <param name="Number">The active version, which suggestions change.</param>
/// <param name="CustomFields">The custom fields that leads have, and whether they are left out.</param>
public sealed record SuggestionSheet(
    Guid DefinitionId, int Number, DefinitionDocument Active, IReadOnlyList<DecidedLead> Leads, IReadOnlyList<CandidateRule> Candidates,
    IReadOnlyList<PointSuggestion> Cards, IReadOnlyList<RuleLift> Rules, IReadOnlyList<ValueLift> Values, IReadOnlyList<(string Key, bool IsLeftOut)> CustomFields)
{
    public int Cases(OutcomeGoal goal) => Leads.Count(l => goal.Of(l) is not null);
}

/// <summary>Works suggestions out of what sales made of leads.</summary>
public sealed class SuggestionQueries(JudgedLeadQueries judged, CustomFieldQueries fields, ConditionWords words, IDbContextFactory<HubDb> databases)
{
    private static readonly Refusal NothingActive = new("Suggestions change the active version. Activate a version first.");

    /// <summary>The suggestions, or why there are none.</summary>
    public async Task<Outcome<SuggestionSheet>> FindAsync(OutcomeGoal goal, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var active = await (
            from version in db.Set<DefinitionVersion>()
            join definition in db.Set<Definition>() on version.DefinitionId equals definition.Id
            where version.State == DefinitionState.Active && definition.Stage == DefinitionStage.Mql
            select version).AsNoTracking().FirstOrDefaultAsync(ct);
        if (active is null || DefinitionDocument.Parse(System.Text.Json.JsonElement.Parse(active.Document)).Value is not { } document) return NothingActive;

        var leads = await judged.LatestAsync(ct);
        var isLeftOut = await fields.KnownOnlyAfterContactAsync(ct);
        var custom = leads.SelectMany(l => l.Subject.Lead.Custom?.Keys ?? []).Distinct().Order(StringComparer.Ordinal).Select(key => (key, isLeftOut(key))).ToList();
        if (goal.IsEnough(leads).Refusal is { } tooFew) return tooFew;

        List<CandidateRule> candidates =
        [
            .. CandidateRules.From([.. leads.Select(l => l.Subject)], field => IsLeftOut(field, isLeftOut)).Select(rule => rule with { Name = words.Say(rule.When) }),
        ];
        var suggestions = new PointSuggestions(document, leads, goal);
        return new SuggestionSheet(
            active.DefinitionId, active.Number, document, leads, candidates, suggestions.Cards(candidates), suggestions.OfRules(), suggestions.OfValues(candidates), custom);
    }

    private static bool IsLeftOut(string field, Func<string, bool> isLeftOut) =>
        field.StartsWith(FieldCatalogue<object>.CustomPrefix, StringComparison.Ordinal) && isLeftOut(field[FieldCatalogue<object>.CustomPrefix.Length..]);
}
