using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Definitions.Json;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Definitions;

/// <summary>Reads a definition from JSON. What it refuses is listed in definition-document.md, "Ranges".</summary>
internal static class DefinitionReader
{
    private const double MostCap = 1000;
    private const double MostWeight = 1_000_000;
    private const int MostDailyCap = 1_000_000;

    private static readonly ConditionReader LeadConditions = new(LeadFields.Catalogue.TypeOf);

    public static DefinitionDocument Read(JsonCursor at)
    {
        var root = at.Object("stage", "gate", "fit", "engagement", "weights", "thresholds", "grade", "overrides");
        RefuseOtherStages(root["stage"]);
        return new DefinitionDocument(
            Gate(root["gate"].ObjectOrAbsent("required", "consent", "exclusions")),
            Fit(root["fit"].ObjectOrAbsent("cap", "groups")),
            Engagement(root["engagement"].ObjectOrAbsent("cap", "dailyCapPerType", "groups")),
            Weights(root["weights"].ObjectOrAbsent("fit", "engagement")),
            Thresholds(root["thresholds"].ObjectOrAbsent("fit", "engagement", "total")),
            Grade(root["grade"].ObjectOrAbsent("fit", "engagement")),
            UniqueNames.Of(root["overrides"].Items(), RuleReader.Override, o => o.Name));
    }

    private static void RefuseOtherStages(JsonCursor at)
    {
        var stage = at.Text();
        if (stage.Length > 0 && stage != DefinitionDocument.MqlStage)
            at.Refuse($"A definition for the stage {stage} is not known; there is {DefinitionDocument.MqlStage}.");
    }

    private static Gate Gate(JsonCursor at) => new(
        UniqueNames.Of(at["required"].Items(), RequiredField, name => name),
        at["consent"].FlagOrNull() ?? Definitions.Gate.Open.Consent,
        UniqueNames.Of(at["exclusions"].Items(), Exclusion, e => e.Name));

    private static string RequiredField(JsonCursor at)
    {
        var field = at.Text();
        if (field.Length > 0 && LeadFields.Catalogue.Find(field) is null) at.Refuse($"There is no field {field} here.");
        return field;
    }

    private static Exclusion Exclusion(JsonCursor at)
    {
        var exclusion = at.Object("name", "when");
        return new(exclusion["name"].Text(), LeadConditions.Read(exclusion["when"]));
    }

    private static FitPart Fit(JsonCursor at) => new(
        at["cap"].NumberOrNull(0, MostCap) ?? FitPart.DefaultCap,
        Groups(at["groups"], RuleReader.Fit, r => r.Name));

    private static EngagementPart Engagement(JsonCursor at) => new(
        at["cap"].NumberOrNull(0, MostCap) ?? EngagementPart.DefaultCap,
        at["dailyCapPerType"].WholeOrNull(1, MostDailyCap) ?? EngagementPart.DefaultDailyCapPerType,
        Groups(at["groups"], RuleReader.Engagement, r => r.Name));

    private static List<RuleGroup<TRule>> Groups<TRule>(
        JsonCursor at, Func<JsonCursor, TRule> read, Func<TRule, string> name) =>
        UniqueNames.Of(at.Items(), item => Group(item, read, name), g => g.Name);

    private static RuleGroup<TRule> Group<TRule>(JsonCursor at, Func<JsonCursor, TRule> read, Func<TRule, string> name)
    {
        var group = at.Object("name", "cap", "rules");
        return new(
            group["name"].Text(),
            group["cap"].NumberOrNull(0, MostCap),
            UniqueNames.Of(group["rules"].Items(), read, name));
    }

    private static Weights Weights(JsonCursor at) => new(
        at["fit"].NumberOrNull(0, MostWeight) ?? Definitions.Weights.Halves.Fit,
        at["engagement"].NumberOrNull(0, MostWeight) ?? Definitions.Weights.Halves.Engagement);

    private static Thresholds Thresholds(JsonCursor at) => new(
        at["fit"].NumberOrNull(0, double.MaxValue) ?? Definitions.Thresholds.None.Fit,
        at["engagement"].NumberOrNull(0, double.MaxValue) ?? Definitions.Thresholds.None.Engagement,
        at["total"].NumberOrNull(0, double.MaxValue) ?? Definitions.Thresholds.None.Total);

    private static GradeBands Grade(JsonCursor at) => new(
        Band(at["fit"], GradeBands.Default.Fit), Band(at["engagement"], GradeBands.Default.Engagement));

    private static GradeBand Band(JsonCursor at, GradeBand fallback)
    {
        if (at.IsAbsent) return fallback;

        double[] bounds = [.. at.Items().Select(i => i.Number())];
        if (!at.IsList) return fallback;
        if (bounds.Length == 2 && bounds[0] >= bounds[1]) return new(bounds[0], bounds[1]);

        at.Refuse("Must be two numbers, the higher one first.");
        return fallback;
    }
}
