using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>The company of a lead.</summary>
public sealed record LeadAccount(Guid Id, string Domain, string? Name, string? Industry, int? Employees, string? Country, bool IsTarget);

public sealed record LeadOwner(Guid Id, string? Email, string Name);

/// <summary>Everything about one lead but what happened to it.</summary>
public sealed record LeadSheet(
    Guid Id, string? ExternalId, string? Email, EmailKind? EmailKind, string? FirstName, string? LastName, string? Title, string? Company, LeadAccount? Account,
    string? Phone, string? Country, string? Language, string? Source, string? Medium, string? Campaign, string? CampaignName, bool? Consent, LeadOwner? Owner,
    JsonElement Custom, LeadStage Stage, DateTimeOffset StageSince, DateTimeOffset? WakesAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version)
{
    public string Name => LeadName.Of(FirstName, LastName, Email, ExternalId);
}

/// <summary>A score card, and the version that it was judged by.</summary>
/// <param name="QualifiedSince">Only of the stored card: whether a lead stays qualified depends on what came before.</param>
public sealed record LeadScoreCard(
    double Fit, double Engagement, double Total, string Grade, bool Qualifies, DateTimeOffset? QualifiedSince, IReadOnlyList<string> BlockedBy,
    IReadOnlyList<string> OverriddenBy, IReadOnlyList<ScoreLine> Lines, DateTimeOffset AsOf, ScoreVersion Definition);

/// <param name="Number">The version's number within its definition.</param>
public sealed record ScoreVersion(Guid Id, string Name, int Number, bool Signed);

/// <summary>A deal that the lead takes part in.</summary>
public sealed record LeadDeal(
    Guid Id, string Name, string Role, OpportunityStage Stage, long AmountMinor, string Currency, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt);

/// <summary>What the page of one lead and the API read.</summary>
public sealed class LeadQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<LeadSheet?> SheetAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await (
            from l in db.Set<Lead>()
            join account in db.Set<Account>() on l.AccountId equals account.Id into accounts
            from a in accounts.DefaultIfEmpty()
            join person in db.Set<Person>() on l.OwnerId equals person.Id into people
            from p in people.DefaultIfEmpty()
            join campaign in db.Set<Campaign>() on l.CampaignId equals campaign.Id into campaigns
            from c in campaigns.DefaultIfEmpty()
            where l.Id == id
            select new { Lead = l, Account = a, Owner = p, Campaign = c }).AsNoTracking().SingleOrDefaultAsync(ct);
        return found is null ? null : Sheet(found.Lead, found.Account, found.Owner, found.Campaign);
    }

    public async Task<LeadScoreCard?> ScoreAsync(Guid leadId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await (
            from s in db.Set<LeadScore>()
            join v in db.Set<DefinitionVersion>() on s.DefinitionVersionId equals v.Id
            join d in db.Set<Definition>() on v.DefinitionId equals d.Id
            where s.LeadId == leadId
            select new { Score = s, Version = v, d.Id, d.Name }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is not { Score: var card }) return null;

        return new LeadScoreCard(card.Fit, card.Engagement, card.Total, card.Grade, card.Qualifies, card.QualifiedSince, card.BlockedBy, card.OverriddenBy,
            JsonSerializer.Deserialize<List<ScoreLine>>(card.Lines, JsonSerializerOptions.Web) ?? [], card.AsOf,
            new ScoreVersion(found.Id, found.Name, found.Version.Number, found.Version.WasSigned));
    }

    public async Task<IReadOnlyList<LeadDeal>> DealsAsync(Guid leadId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (
            from contact in db.Set<OpportunityContact>()
            join deal in db.Set<Opportunity>() on contact.OpportunityId equals deal.Id
            where contact.LeadId == leadId
            orderby deal.CreatedAt descending, deal.Id
            select new LeadDeal(deal.Id, deal.Name, contact.Role, deal.Stage, deal.AmountMinor, deal.Currency, deal.CreatedAt, deal.ClosedAt)).ToListAsync(ct);
    }

    private static LeadSheet Sheet(Lead l, Account? a, Person? p, Campaign? c) => new(
        l.Id, l.ExternalId, l.Email, l.EmailKind, l.FirstName, l.LastName, l.Title, l.Company,
        a is null ? null : new(a.Id, a.Domain, a.Name, a.Industry, a.Employees, a.Country, a.IsTarget),
        l.Phone, l.Country, l.Language, l.Source, l.Medium, c?.Key, c?.Name, l.Consent, p is null ? null : new(p.Id, p.Email, p.Name),
        JsonElement.Parse(l.Custom), l.Stage, l.StageSince, l.WakesAt, l.CreatedAt, l.UpdatedAt, l.Version);
}
