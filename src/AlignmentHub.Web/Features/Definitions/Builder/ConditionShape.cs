using System.Text.Json.Nodes;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>How a condition is shown. "None of these" is written not any.</summary>
public enum ConditionKind { Test, All, Any, None, Not }

/// <summary>Reads and reshapes the JSON of conditions, which any, all, not and tests make up.</summary>
public static class ConditionShape
{
    public static ConditionKind KindOf(JsonObject condition) => condition switch
    {
        _ when condition.ContainsKey("all") => ConditionKind.All,
        _ when condition.ContainsKey("any") => ConditionKind.Any,
        _ when condition["not"] is JsonObject inner => inner.ContainsKey("any") ? ConditionKind.None : ConditionKind.Not,
        _ => ConditionKind.Test,
    };

    /// <summary>The conditions under one that has several.</summary>
    public static DraftList? ListOf(DraftNode condition) => KindOf(condition.Json) switch
    {
        ConditionKind.All => condition.List("all"),
        ConditionKind.Any => condition.List("any"),
        ConditionKind.None => condition.Child("not").List("any"),
        ConditionKind.Not or ConditionKind.Test => null,
    };

    /// <summary>A test that still wants its value.</summary>
    public static JsonObject NewTest(bool ofActivity) => new() { ["field"] = ofActivity ? "url" : "title", ["op"] = "contains", ["value"] = "" };

    /// <summary>Keeps what the condition holds and changes how it is joined.</summary>
    public static void Become(this DraftNode condition, ConditionKind kind) => condition.Editor.Change(() =>
    {
        JsonArray parts = [.. Parts(condition).Select(part => part.DeepClone())];
        Fill(condition.Json, kind, parts);
    });

    /// <summary>Puts the condition, as it is, beside a new test.</summary>
    public static void Extend(this DraftNode condition, ConditionKind kind, bool ofActivity) => condition.Editor.Change(() =>
        Fill(condition.Json, kind, [condition.Json.DeepClone(), NewTest(ofActivity)]));

    /// <summary>Takes one of several away; a last one that is left over stands alone.</summary>
    public static void Without(this DraftNode condition, DraftNode part) => condition.Editor.Change(() =>
    {
        var parts = Parts(condition).Where(p => !ReferenceEquals(p, part.Json)).Select(p => p.DeepClone().AsObject()).ToList();
        if (parts is [var only] && KindOf(condition.Json) is ConditionKind.All or ConditionKind.Any) Replace(condition.Json, only);
        else Fill(condition.Json, KindOf(condition.Json), [.. parts]);
    });

    private static IEnumerable<JsonObject> Parts(DraftNode condition) =>
        ListOf(condition)?.Nodes.Select(n => n.Json) ?? [KindOf(condition.Json) == ConditionKind.Not ? condition.Json["not"]!.AsObject() : condition.Json];

    private static void Fill(JsonObject condition, ConditionKind kind, JsonArray parts) => Replace(condition, kind switch
    {
        ConditionKind.All => new() { ["all"] = parts },
        ConditionKind.Any => new() { ["any"] = parts },
        ConditionKind.None => new() { ["not"] = new JsonObject { ["any"] = parts } },
        ConditionKind.Not or ConditionKind.Test => new() { ["not"] = parts is [{ } only] ? only.DeepClone() : new JsonObject { ["all"] = parts } },
    });

    private static void Replace(JsonObject condition, JsonObject by)
    {
        condition.Clear();
        foreach (var (member, value) in by.ToList()) condition[member] = value?.DeepClone();
    }
}
