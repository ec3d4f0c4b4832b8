using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Demo.Stories;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>The leads of the demo as routing and the snapshot see them.</summary>
internal static class Subjects
{
    private static readonly HashSet<string> Touching = [.. ActivityType.Starters.Where(t => t.IsTouch).Select(t => t.Key)];

    public static HandoffSubject Of(DemoPass pass)
    {
        var lead = pass.Story.Lead;
        var standing = new LeadStanding(lead.Id, LeadStage.HandedOff, pass.CreatedAt);
        var stored = new StoredLead(lead.Id, lead.Values, standing, lead.CampaignId, Version: 1, pass.Card.Total);
        return new HandoffSubject(stored, new HandoffPast(pass.Number - 1, IsOpen: false, lead.CampaignId, lead.Campaign?.Name))
        {
            Account = new StoredAccount(lead.Account.Id, lead.Account.Domain, lead.Account.OwnerId, lead.Account.Facts),
            Score = pass.Card,
            Touches = [.. pass.Touches.Where(t => Touching.Contains(t.Type)).Take(HandoffSnapshot.MostTouches).Select(Seen)],
        };
    }

    private static SnapshotTouch Seen(DemoTouch touch) =>
        new(touch.Type, touch.At) { Url = touch.Url, Campaign = touch.Campaign?.Name, Asset = touch.Asset, Source = touch.Source, Words = touch.Words };
}
