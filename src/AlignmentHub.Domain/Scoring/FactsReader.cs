using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Definitions.Json;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Scoring;

/// <summary>Reads the facts of a lead, an account and an activity from JSON.</summary>
internal static class FactsReader
{
    public static LeadFacts Lead(JsonCursor at)
    {
        var facts = at.AnyObject();
        return new()
        {
            Email = facts["email"].TextOrNull(),
            EmailKind = KindOfEmail(facts["emailKind"]),
            Title = facts["title"].TextOrNull(),
            FirstName = facts["firstName"].TextOrNull(),
            LastName = facts["lastName"].TextOrNull(),
            Company = facts["company"].TextOrNull(),
            Phone = facts["phone"].TextOrNull(),
            Country = facts["country"].TextOrNull(),
            Language = facts["language"].TextOrNull(),
            Source = facts["source"].TextOrNull(),
            Medium = facts["medium"].TextOrNull(),
            Campaign = facts["campaign"].TextOrNull(),
            Consent = facts["consent"].FlagOrNull(),
            Custom = Custom(facts["custom"]),
        };
    }

    public static AccountFacts? Account(JsonCursor at)
    {
        if (at.IsAbsent) return null;
        var facts = at.AnyObject();
        return new()
        {
            Name = facts["name"].TextOrNull(),
            Domain = facts["domain"].TextOrNull(),
            Industry = facts["industry"].TextOrNull(),
            Employees = facts["employees"].NumberOrNull(),
            Revenue = facts["revenue"].NumberOrNull(),
            Country = facts["country"].TextOrNull(),
            IsTarget = facts["isTarget"].FlagOrNull(),
        };
    }

    public static ActivityFact Activity(JsonCursor at)
    {
        var facts = at.AnyObject();
        return new(facts["type"].Text(), facts["at"].Instant())
        {
            Id = facts["id"].TextOrNull(),
            Url = facts["url"].TextOrNull(),
            Campaign = facts["campaign"].TextOrNull(),
            Asset = facts["asset"].TextOrNull(),
            Source = facts["source"].TextOrNull(),
            Custom = Custom(facts["custom"]),
        };
    }

    private static EmailKind? KindOfEmail(JsonCursor at)
    {
        if (at.TextOrNull() is not { } name || string.IsNullOrWhiteSpace(name)) return null;

        EmailKind? kind = name switch
        {
            "business" => EmailKind.Business,
            "free" => EmailKind.Free,
            "disposable" => EmailKind.Disposable,
            _ => null,
        };
        if (kind is null) at.Refuse("Must be business, free or disposable.");
        return kind;
    }

    private static Dictionary<string, FieldValue>? Custom(JsonCursor at)
    {
        if (at.IsAbsent) return null;

        Dictionary<string, FieldValue> values = [];
        foreach (var name in at.AnyObject().MemberNames()) values[name] = Value(at[name]);
        return values.Count == 0 ? null : values;
    }

    private static FieldValue Value(JsonCursor at)
    {
        if (at.IsAbsent) return default;
        if (at.IsText) return at.TextOrNull();
        if (at.IsNumber) return FieldValue.From(at.Number());
        if (at.IsFlag) return FieldValue.From(at.FlagOrNull());

        at.Refuse("Must be a text, a number, true or false.");
        return default;
    }
}
