using System.Text.Json;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Grid;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>A person of the hub in an answer.</summary>
public sealed record OwnerAnswer(string? Email, string? Name);

/// <summary>A lead in a list over REST.</summary>
public sealed record LeadItem(
    Guid Id, string? ExternalId, string? Email, string Name, string? Title, string? Company, LeadStage Stage, double? Score, string? Grade, OwnerAnswer? Owner,
    string? Source, string? Campaign, DateTimeOffset? LastActivityAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version)
{
    public static LeadItem Of(LeadLine l) => new(l.Id, l.ExternalId, l.Email, l.Name, l.Title, l.Company, l.Stage, l.Score, l.Grade,
        l.OwnerId is null ? null : new(l.OwnerEmail, l.OwnerName), l.Source, l.Campaign, l.LastActivityAt, l.CreatedAt, l.UpdatedAt, l.Version);
}

/// <summary>One lead over REST, its fields named as they are sent.</summary>
public sealed record LeadAnswer(
    Guid Id, string? ExternalId, string? Email, EmailKind? EmailKind, string? FirstName, string? LastName, string Name, string? Title, string? Company,
    string? AccountDomain, LeadAccount? Account, string? Phone, string? Country, string? Language, string? Source, string? Medium, string? Campaign,
    bool? Consent, OwnerAnswer? Owner, JsonElement Custom, LeadStage Stage, DateTimeOffset StageSince, DateTimeOffset? WakesAt, double? Score, string? Grade,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version)
{
    public static LeadAnswer Of(LeadSheet l, LeadScoreCard? score) => new(
        l.Id, l.ExternalId, l.Email, l.EmailKind, l.FirstName, l.LastName, l.Name, l.Title, l.Company,
        l.Account?.Domain, l.Account, l.Phone, l.Country, l.Language, l.Source, l.Medium, l.Campaign, l.Consent,
        l.Owner is { } owner ? new(owner.Email, owner.Name) : null, l.Custom, l.Stage, l.StageSince, l.WakesAt, score?.Total,
        score?.Grade, l.CreatedAt, l.UpdatedAt, l.Version);
}

/// <summary>Something that happened, over REST.</summary>
public sealed record TimelineItem(TimelineKind Kind, DateTimeOffset At, JsonElement Facts)
{
    public static TimelineItem Of(TimelineEntry entry) => new(entry.Kind, entry.At, entry.Facts);
}
