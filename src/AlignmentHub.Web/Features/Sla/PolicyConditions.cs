using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>For which leads a policy holds: the conditions of routing rules, over lead, account, score and source.</summary>
public static class PolicyConditions
{
    /// <summary>The condition as it is stored; absent for every lead.</summary>
    public static Outcome<JsonElement?> Read(JsonElement? when)
    {
        if (when is not { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } json) return new Outcome<JsonElement?>(null, null);

        var read = ConditionReader.Parse(json, RoutingFields.Catalogue.TypeOf);
        if (read.Value is { } condition) return (JsonElement?)JsonElement.Parse(condition.ToJson().ToJsonString());

        return read.Refusal! with { Fields = read.Refusal!.Fields.ToDictionary(f => f.Key == "$" ? "when" : $"when.{f.Key}", f => f.Value) };
    }

    internal static Test<RoutingSubject>? Compile(JsonElement? when)
    {
        if (when is not { } json) return null;

        var read = ConditionReader.Parse(json, RoutingFields.Catalogue.TypeOf);
        return (read.Value ?? throw new InvalidOperationException($"The condition of a stored policy cannot be read: {read.Refusal!.Reason}")).Compile(RoutingFields.Catalogue);
    }
}
