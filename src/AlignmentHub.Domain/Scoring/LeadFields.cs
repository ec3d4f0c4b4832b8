using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Leads;
using static AlignmentHub.Domain.Definitions.Conditions.FieldType;

namespace AlignmentHub.Domain.Scoring;

/// <summary>What conditions on leads look at.</summary>
public readonly record struct LeadAndAccount(LeadFacts Lead, AccountFacts? Account);

/// <summary>The fields of a lead and its account (definition-document.md, "Fields of a lead").</summary>
public static class LeadFields
{
    public static FieldCatalogue<LeadAndAccount> Catalogue { get; } = new(
        [
            new("email", Text, (in s) => s.Lead.Email),
            new("emailKind", Text, (in s) => NameOf(s.Lead.EmailKind)),
            new("title", Text, (in s) => s.Lead.Title),
            new("firstName", Text, (in s) => s.Lead.FirstName),
            new("lastName", Text, (in s) => s.Lead.LastName),
            new("company", Text, (in s) => s.Lead.Company),
            new("phone", Text, (in s) => s.Lead.Phone),
            new("country", Text, (in s) => s.Lead.Country),
            new("language", Text, (in s) => s.Lead.Language),
            new("source", Text, (in s) => s.Lead.Source),
            new("medium", Text, (in s) => s.Lead.Medium),
            new("campaign", Text, (in s) => s.Lead.Campaign),
            new("consent", Flag, (in s) => s.Lead.Consent),
            new("account.name", Text, (in s) => s.Account?.Name),
            new("account.domain", Text, (in s) => s.Account?.Domain),
            new("account.industry", Text, (in s) => s.Account?.Industry),
            new("account.employees", Number, (in s) => s.Account?.Employees),
            new("account.revenue", Money, (in s) => s.Account?.Revenue),
            new("account.country", Text, (in s) => s.Account?.Country),
            new("account.isTarget", Flag, (in s) => s.Account?.IsTarget),
        ],
        key => (in s) => s.Lead.Custom is { } custom && custom.TryGetValue(key, out var value) ? value : default);

    /// <summary>Whether a definition can ask about a field that changed; by its account's domain a lead gets all the fields of the account.</summary>
    public static bool IsAsked(string field) => field == "accountDomain" || Catalogue.Find(field) is not null;

    private static string? NameOf(EmailKind? kind) => kind switch
    {
        EmailKind.Business => "business",
        EmailKind.Free => "free",
        EmailKind.Disposable => "disposable",
        null => null,
    };
}
