using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>Takes changes back: the facts as they were before one.</summary>
internal static class PastFields
{
    /// <param name="kindOf">What an address says about the company.</param>
    public static LeadFacts Before(this LeadFacts after, PastChange change, Func<string, EmailKind> kindOf)
    {
        var text = TextOf(change.Before);
        return change.Field switch
        {
            "email" => after with { Email = text, EmailKind = text is null ? null : kindOf(text) },
            "title" => after with { Title = text },
            "firstName" => after with { FirstName = text },
            "lastName" => after with { LastName = text },
            "company" => after with { Company = text },
            "phone" => after with { Phone = text },
            "country" => after with { Country = text },
            "language" => after with { Language = text },
            "source" => after with { Source = text },
            "medium" => after with { Medium = text },
            "campaign" => after with { Campaign = text },
            "consent" => after with { Consent = FlagOf(change.Before) },
            _ when change.Field.StartsWith(FieldCatalogue<object>.CustomPrefix, StringComparison.Ordinal) =>
                after with { Custom = Before(after.Custom, change) },
            _ => after, // nothing that a definition asks about
        };
    }

    public static AccountFacts Before(this AccountFacts after, PastChange change) => change.Field switch
    {
        "account.name" => after with { Name = TextOf(change.Before) },
        "account.industry" => after with { Industry = TextOf(change.Before) },
        "account.employees" => after with { Employees = NumberOf(change.Before) },
        "account.revenue" => after with { Revenue = NumberOf(change.Before) },
        "account.country" => after with { Country = TextOf(change.Before) },
        "account.isTarget" => after with { IsTarget = FlagOf(change.Before) },
        _ => after,
    };

    private static Dictionary<string, FieldValue> Before(IReadOnlyDictionary<string, FieldValue>? after, PastChange change)
    {
        Dictionary<string, FieldValue> before = after is null ? [] : new(after);
        var key = change.Field[FieldCatalogue<object>.CustomPrefix.Length..];
        if (change.Before.IsEmpty) before.Remove(key);
        else before[key] = change.Before;
        return before;
    }

    private static string? TextOf(FieldValue value) => value.IsEmpty ? null : value.ToString();

    private static double? NumberOf(FieldValue value) => value.IsNumber ? value.Number : null;

    private static bool? FlagOf(FieldValue value) => value.Kind == FieldValueKind.Flag ? value.Number > 0 : null;
}
