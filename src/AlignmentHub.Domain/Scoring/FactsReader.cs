using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Scoring;

/// <summary>Reads the facts of a lead, an account and an activity from JSON.</summary>
internal static class FactsReader
{
    public static LeadFacts Lead(JsonCursor at)
    {
        if (at.Json.ValueKind != JsonValueKind.Object) at.Refuse("Must be a lead.");
        return new()
        {
            Email = at["email"].TextOrNull(),
            EmailKind = at["emailKind"].TextOrNull(),
            Title = at["title"].TextOrNull(),
            FirstName = at["firstName"].TextOrNull(),
            LastName = at["lastName"].TextOrNull(),
            Company = at["company"].TextOrNull(),
            Phone = at["phone"].TextOrNull(),
            Country = at["country"].TextOrNull(),
            Language = at["language"].TextOrNull(),
            Source = at["source"].TextOrNull(),
            Medium = at["medium"].TextOrNull(),
            Campaign = at["campaign"].TextOrNull(),
            Consent = at["consent"].FlagOrNull(),
            Custom = Custom(at["custom"]),
        };
    }

    public static AccountFacts? Account(JsonCursor at)
    {
        if (at.IsAbsent) return null;
        if (at.Json.ValueKind != JsonValueKind.Object) at.Refuse("Must be an account.");
        return new()
        {
            Name = at["name"].TextOrNull(),
            Domain = at["domain"].TextOrNull(),
            Industry = at["industry"].TextOrNull(),
            Employees = at["employees"].NumberOrNull(double.MinValue, double.MaxValue),
            Revenue = at["revenue"].NumberOrNull(double.MinValue, double.MaxValue),
            Country = at["country"].TextOrNull(),
            IsTarget = at["isTarget"].FlagOrNull(),
        };
    }

    public static ActivityFact Activity(JsonCursor at)
    {
        if (at.Json.ValueKind != JsonValueKind.Object) at.Refuse("Must be an activity.");
        return new(at["type"].Text(), at["at"].Instant())
        {
            Id = at["id"].TextOrNull(),
            Url = at["url"].TextOrNull(),
            Campaign = at["campaign"].TextOrNull(),
            Asset = at["asset"].TextOrNull(),
            Source = at["source"].TextOrNull(),
            Custom = Custom(at["custom"]),
        };
    }

    private static Dictionary<string, FieldValue>? Custom(JsonCursor at)
    {
        Dictionary<string, FieldValue>? values = null;
        foreach (var (name, value) in at.FreeMembers()) (values ??= [])[name] = Value(value);
        return values;
    }

    private static FieldValue Value(JsonCursor at)
    {
        if (at.IsAbsent) return default;
        if (at.Json.ValueKind == JsonValueKind.String) return at.TextOrNull();
        if (at.Json.ValueKind == JsonValueKind.Number) return FieldValue.From(at.Number(double.MinValue, double.MaxValue));
        if (at.Json.ValueKind is JsonValueKind.True or JsonValueKind.False) return FieldValue.From(at.FlagOrNull());

        at.Refuse("Must be a text, a number, true or false.");
        return default;
    }
}
