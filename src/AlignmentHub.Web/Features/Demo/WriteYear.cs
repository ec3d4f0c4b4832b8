using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Demo.Company;
using AlignmentHub.Web.Features.Demo.Sales;
using AlignmentHub.Web.Features.Demo.Stories;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Demo;

/// <summary>Writes the year as rows, table by table.</summary>
internal sealed class WriteYear(HubDb db, DemoCompany company, SalesYear year, string currency)
{
    public async Task RunAsync(IReadOnlyList<LeadStory> stories, CancellationToken ct)
    {
        var history = new StageHistory(company, year);
        var leads = stories.Select(history.Follow).ToList();
        await db.CopyAsync<Campaign, DemoCampaign>(company.Campaigns, ct);
        await db.CopyAsync<CampaignSpend, DemoSpend>(DemoCampaigns.Spend(company.Span, company.Campaigns), ct);
        await db.CopyAsync<Account, DemoAccount>(company.Accounts, ct);
        await db.CopyAsync<PoolMember, PoolMember>(year.Members, ct);
        await db.CopyAsync<Lead, DemoLead>(leads, ct);
        await db.CopyAsync<FieldChange, DemoFieldChange>(stories.SelectMany(s => s.Changes), ct);
        await db.CopyAsync<Activity, DemoTouch>(Touches(stories), ct);
        await db.CopyAsync<LeadScore, DemoScore>(stories.Select(s => DemoScore.Of(s, company.Terms.Version.Id)), ct);
        await db.CopyAsync<Handoff, Handoff>(year.Handoffs, ct);
        await db.CopyAsync<AuditEntry, DemoAudit>(year.Handoffs.Select(DemoAudit.Of), ct);
        await db.CopyAsync<Notice, Notice>(year.Notices, ct);
        await db.CopyAsync<SlaClock, SlaClock>(year.Clocks, ct);
        await db.CopyAsync<Outreach, Outreach>(year.Outreaches, ct);
        await db.CopyAsync<StageMove, DemoMove>(history.Moves.OrderBy(m => m.At), ct);
        await StageStays.SettleAsync(db, ct);
        var deals = DemoOpportunity.All(stories, currency);
        await db.CopyAsync<Opportunity, DemoOpportunity>(deals.Select(d => d.Row), ct);
        await db.CopyAsync<OpportunityContact, DemoContact>(
            deals.SelectMany(d => d.Deal.Contacts.Select(c => new DemoContact(d.Row.Id, c.Story.Lead.Id, c.Role))), ct);
    }

    private static IEnumerable<DemoTouch> Touches(IEnumerable<LeadStory> stories)
    {
        var ids = new DemoIds(kind: 5);
        return from story in stories from touch in story.Touches select touch with { Id = ids.Next(touch.At), LeadId = story.Lead.Id };
    }
}

/// <summary>The line that each routing leaves in the audit.</summary>
internal sealed record DemoAudit(DateTimeOffset At, string Act, string Subject, string After)
{
    public static DemoAudit Of(Handoff handoff) => new(handoff.CreatedAt, "handoff.routed", $"handoff/{handoff.Id}", handoff.Routing);
}
