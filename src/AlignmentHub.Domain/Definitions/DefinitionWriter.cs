using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Definitions;

/// <summary>
/// Writes a definition the way it is read. What has a default is written even where it was left out; what has none is
/// left out.
/// </summary>
internal static class DefinitionWriter
{
    public static JsonObject Write(DefinitionDocument document) => new()
    {
        ["stage"] = DefinitionDocument.MqlStage,
        ["gate"] = Gate(document.Gate),
        ["fit"] = new JsonObject
        {
            ["cap"] = document.Fit.Cap,
            ["groups"] = Several(document.Fit.Groups, g => Group(g, Rule)),
        },
        ["engagement"] = new JsonObject
        {
            ["cap"] = document.Engagement.Cap,
            ["dailyCapPerType"] = document.Engagement.DailyCapPerType,
            ["groups"] = Several(document.Engagement.Groups, g => Group(g, Rule)),
        },
        ["weights"] = new JsonObject { ["fit"] = document.Weights.Fit, ["engagement"] = document.Weights.Engagement },
        ["thresholds"] = new JsonObject
        {
            ["fit"] = document.Thresholds.Fit,
            ["engagement"] = document.Thresholds.Engagement,
            ["total"] = document.Thresholds.Total,
        },
        ["grade"] = new JsonObject
        {
            ["fit"] = Band(document.Grade.Fit),
            ["engagement"] = Band(document.Grade.Engagement),
        },
        ["overrides"] = Several(document.Overrides, Override),
    };

    private static JsonObject Gate(Gate gate) => new()
    {
        ["required"] = new JsonArray([.. gate.Required.Select(field => JsonValue.Create(field))]),
        ["consent"] = gate.Consent,
        ["exclusions"] = Several(
            gate.Exclusions, e => new JsonObject { ["name"] = e.Name, ["when"] = e.When.ToJson() }),
    };

    private static JsonObject Group<TRule>(RuleGroup<TRule> group, Func<TRule, JsonObject> write)
    {
        var json = new JsonObject { ["name"] = group.Name };
        AddIfGiven(json, "cap", group.Cap);
        json["rules"] = Several(group.Rules, write);
        return json;
    }

    private static JsonObject Rule(FitRule rule) =>
        new() { ["name"] = rule.Name, ["points"] = rule.Points, ["when"] = rule.When.ToJson() };

    private static JsonObject Rule(EngagementRule rule)
    {
        var json = new JsonObject
        {
            ["name"] = rule.Name,
            ["points"] = rule.Points,
            ["per"] = rule.Per switch { CountedPer.Each => "each", CountedPer.Once => "once" },
            ["atLeast"] = rule.AtLeast,
        };
        AddIfGiven(json, "max", rule.Max);
        AddIfGiven(json, "windowDays", rule.WindowDays);
        AddIfGiven(json, "halfLifeDays", rule.HalfLifeDays);
        json["activity"] = Activity(rule.Activity);
        return json;
    }

    private static JsonObject Override(QualifyingOverride item)
    {
        var json = new JsonObject
        {
            ["name"] = item.Name,
            ["activity"] = Activity(item.Activity),
            ["atLeast"] = item.AtLeast,
        };
        AddIfGiven(json, "windowDays", item.WindowDays);
        if (item.When is { } when) json["when"] = when.ToJson();
        return json;
    }

    private static JsonObject Activity(ActivityPattern activity)
    {
        var json = new JsonObject { ["type"] = activity.Type };
        if (activity.Where is { } where) json["where"] = where.ToJson();
        return json;
    }

    private static JsonArray Band(GradeBand band) => [band.First, band.Second];

    private static JsonArray Several<T>(IReadOnlyList<T> items, Func<T, JsonObject> write) => [.. items.Select(write)];

    private static void AddIfGiven(JsonObject json, string member, double? value)
    {
        if (value is { } number) json[member] = number;
    }
}
