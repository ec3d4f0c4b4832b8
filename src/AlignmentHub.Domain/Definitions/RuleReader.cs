using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Definitions.Json;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Definitions;

/// <summary>Reads rules and overrides.</summary>
internal static class RuleReader
{
    private const double MostPoints = 1000;
    private const double LeastDays = 0.01;
    private const double MostDays = 3650;
    private const int MostActivities = 1_000_000;

    // Score cards use these for what is no rule.
    private static readonly string[] Reserved = [ScoreLine.Cap, ScoreLine.Floor, ScoreLine.Ceiling];

    private static readonly ConditionReader LeadConditions = new(LeadFields.Catalogue.TypeOf);
    private static readonly ConditionReader ActivityConditions = new(ActivityFields.Catalogue.TypeOf);

    public static FitRule Fit(JsonCursor at)
    {
        var rule = at.Object("name", "points", "when");
        return new(Name(rule["name"]), Points(rule["points"]), LeadConditions.Read(rule["when"]));
    }

    public static EngagementRule Engagement(JsonCursor at)
    {
        var rule = at.Object("name", "points", "activity", "per", "atLeast", "max", "windowDays", "halfLifeDays");
        if (!rule["windowDays"].IsAbsent && !rule["halfLifeDays"].IsAbsent)
            rule["halfLifeDays"].Refuse("A rule has windowDays or halfLifeDays, not both.");
        return new(
            Name(rule["name"]),
            Points(rule["points"]),
            Activity(rule["activity"]),
            Per(rule["per"]),
            AtLeast(rule["atLeast"]),
            rule["max"].NumberOrNull(0, double.MaxValue),
            Days(rule["windowDays"]),
            Days(rule["halfLifeDays"]));
    }

    public static QualifyingOverride Override(JsonCursor at)
    {
        var item = at.Object("name", "activity", "windowDays", "atLeast", "when");
        return new(
            item["name"].Text(),
            Activity(item["activity"]),
            Days(item["windowDays"]),
            AtLeast(item["atLeast"]),
            item["when"].IsAbsent ? null : LeadConditions.Read(item["when"]));
    }

    private static string Name(JsonCursor at)
    {
        var name = at.Text();
        if (Reserved.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase))
            at.Refuse($"{name} is a reserved name; choose another.");
        return name;
    }

    private static double Points(JsonCursor at) => at.Number(-MostPoints, MostPoints);

    private static double? Days(JsonCursor at) => at.NumberOrNull(LeastDays, MostDays);

    private static int AtLeast(JsonCursor at) => at.WholeOrNull(1, MostActivities) ?? 1;

    private static ActivityPattern Activity(JsonCursor at)
    {
        var activity = at.Object("type", "where");
        return new(
            activity["type"].Text(),
            activity["where"].IsAbsent ? null : ActivityConditions.Read(activity["where"]));
    }

    private static CountedPer Per(JsonCursor at)
    {
        if (at.IsAbsent) return CountedPer.Each;

        var per = at.Text();
        if (per == "once") return CountedPer.Once;
        if (per.Length > 0 && per != "each") at.Refuse("Must be each or once.");
        return CountedPer.Each;
    }
}
