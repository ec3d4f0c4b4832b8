using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Demo.Company;
using AlignmentHub.Web.Features.Demo.Stories;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>A deal as it is written.</summary>
internal sealed record DemoOpportunity(
    Guid Id, string ExternalId, string Name, Guid? AccountId, long AmountMinor, string Currency, OpportunityStage Stage, DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt, string? LostReason, Guid? OwnerId)
{
    // Friends of customers buy more.
    private const double ReferralFactor = 1.4;

    public long ReportingMinor => AmountMinor;

    public DateTimeOffset UpdatedAt => ClosedAt ?? CreatedAt;

    /// <summary>The deals of the year, the oldest first, with the leads that take part in each.</summary>
    public static IReadOnlyList<(DemoOpportunity Row, DemoDeal Deal)> All(IEnumerable<LeadStory> stories, string currency)
    {
        var ids = new DemoIds(kind: 6);
        var deals = stories.Select(s => s.Deal).OfType<DemoDeal>().Distinct(ReferenceEqualityComparer.Instance).Cast<DemoDeal>();
        return [.. deals.OrderBy(d => d.CreatedAt).ThenBy(d => d.Contacts[0].Story.Lead.Id).Select((deal, i) => (Make(deal, i + 1, ids, currency), deal))];
    }

    private static DemoOpportunity Make(DemoDeal deal, int number, DemoIds ids, string currency)
    {
        var (story, account) = (deal.Contacts[0].Story, deal.Contacts[0].Story.Lead.Account);
        var owner = deal.FoundBy ?? story.Passes[^1].Rep!;
        return new DemoOpportunity(
            ids.Next(deal.CreatedAt), $"crm-{number:0000}", $"{account.Name}: planning suite", account.Id, Amount(story, account), currency, deal.Stage,
            deal.CreatedAt, deal.ClosedAt, deal.LostReason, owner.Person.Id);
    }

    // Grows more slowly than the company, in whole hundreds.
    private static long Amount(LeadStory story, DemoAccount account)
    {
        var dice = new Dice($"amount {story.Lead.Email}");
        var factor = story.Lead.Campaign?.Entry == DemoEntry.Referral ? ReferralFactor : 1;
        return (long)(dice.Around(5_000 + (800 * Math.Pow(account.Employees, 0.55)), 0.35) * factor / 100) * 10_000;
    }
}

/// <summary>A lead's part in a deal.</summary>
internal sealed record DemoContact(Guid OpportunityId, Guid LeadId, string Role);
