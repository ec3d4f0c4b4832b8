using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>A lead as it is written: who it is, where it came from, and where it stands in the end.</summary>
internal sealed record DemoLead(Guid Id, DemoAccount Account, DemoPlace Place, DemoCampaign? Campaign, DateTimeOffset CreatedAt)
{
    private const string PlanningTool = "planning_tool";

    private static readonly IReadOnlyDictionary<string, FieldValue> NoCustom = new LeadValues().Custom;

    public string? ExternalId { get; init; }
    public string? Email { get; init; }
    public EmailKind? EmailKind => Email is null ? null : Domain.Leads.EmailKind.Business;
    public string? Title { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public string? Company { get; init; }
    public Guid? AccountId => Email is null ? null : Account.Id;
    public string? Phone { get; init; }
    public string Country => Place.Country;
    public string Language => Place.Language;
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public Guid? CampaignId => Campaign?.Id;
    public bool? Consent { get; init; }

    /// <summary>What the lead plans its stock with.</summary>
    public string? Tool { get; init; }
    public string Custom => Tool is null ? "{}" : JsonSerializer.Serialize(new Dictionary<string, string> { [PlanningTool] = Tool });
    public LeadStage Stage { get; init; }
    public DateTimeOffset StageSince { get; init; }
    public DateTimeOffset? WakesAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    public AccountFacts? AccountFacts => Email is null ? null : Account.Facts;

    /// <summary>The lead as the hub reads it.</summary>
    public LeadValues Values => new()
    {
        ExternalId = ExternalId, Email = Email, EmailKind = EmailKind, FirstName = FirstName, LastName = LastName, Title = Title, Company = Company,
        AccountDomain = AccountId is null ? null : Account.Domain, Phone = Phone, Country = Country, Language = Language, Source = Source, Medium = Medium,
        Campaign = Campaign?.Key, Consent = Consent,
        Custom = Tool is null ? NoCustom : new Dictionary<string, FieldValue> { [PlanningTool] = Tool },
    };
}
