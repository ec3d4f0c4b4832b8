using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What is known of a lead, with its campaign by key and its account by domain.</summary>
public sealed record LeadValues
{
    private static readonly Dictionary<string, FieldValue> NoCustom = [];

    // The names are those of definition-document.md, and of the row for what a definition does not ask about.
    private static readonly (string Name, Func<LeadValues, FieldValue> Of)[] Fields =
    [
        ("externalId", v => v.ExternalId), ("email", v => v.Email), ("firstName", v => v.FirstName), ("lastName", v => v.LastName),
        ("title", v => v.Title), ("company", v => v.Company), ("accountDomain", v => v.AccountDomain), ("phone", v => v.Phone),
        ("country", v => v.Country), ("language", v => v.Language), ("source", v => v.Source), ("medium", v => v.Medium),
        ("campaign", v => v.Campaign), ("consent", v => v.Consent), ("owner", v => v.OwnerId?.ToString()),
    ];

    public string? ExternalId { get; init; }
    public string? Email { get; init; }
    public EmailKind? EmailKind { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Title { get; init; }
    public string? Company { get; init; }
    public string? AccountDomain { get; init; }
    public string? Phone { get; init; }
    public string? Country { get; init; }
    public string? Language { get; init; }
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public string? Campaign { get; init; }
    public bool? Consent { get; init; }
    public Guid? OwnerId { get; init; }
    public IReadOnlyDictionary<string, FieldValue> Custom { get; init; } = NoCustom;

    /// <summary>What is different from before, with the old value; nothing if all is the same to the letter.</summary>
    public IReadOnlyList<FieldDifference> Since(LeadValues before)
    {
        List<FieldDifference> differences = [];
        foreach (var (name, of) in Fields)
        {
            if (!of(before).IsSame(of(this))) differences.Add(new(name, of(before)));
        }

        if (!ReferenceEquals(Custom, before.Custom)) differences.AddRange(FieldDifference.InCustom(before.Custom, Custom));
        return differences;
    }

    /// <summary>The lead as a definition sees it.</summary>
    public LeadFacts ToFacts() => new()
    {
        Email = Email, EmailKind = EmailKind, Title = Title, FirstName = FirstName, LastName = LastName, Company = Company, Phone = Phone, Country = Country,
        Language = Language, Source = Source, Medium = Medium, Campaign = Campaign, Consent = Consent, Custom = Custom.Count == 0 ? null : Custom,
    };
}
