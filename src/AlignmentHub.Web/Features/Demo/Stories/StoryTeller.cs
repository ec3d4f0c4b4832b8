using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>Tells the story of one lead by its script.</summary>
internal sealed class StoryTeller(DemoCompany company)
{
    private readonly DemoSpan _span = company.Span;

    // The sweep that finds an expired hand-off runs every minute.
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(40);

    /// <summary>Nothing when the story would go on after the present instant.</summary>
    public LeadStory? Tell(DemoLead lead, DemoTeam team, Script script, DateTimeOffset qualifiesAt, Dice dice)
    {
        var story = new LeadStory(lead, company.Terms.Scorer, _span);
        var journey = new Journey(lead, team.Hours, company.Media, dice);
        var sales = new PassTeller(_span, team, dice);
        foreach (var touch in journey.Entry().Where(t => t.At < qualifiesAt)) story.Happens(touch);
        foreach (var touch in journey.Between(lead.CreatedAt, qualifiesAt.AddHours(-1), dice.Between(2, 11), warm: 0.35)) story.Happens(touch);
        DemoPass? last = null;
        foreach (var step in script.Passes)
        {
            var pass = last is not null ? Again(story, journey, last, dice)
                : script.IsByHand ? HandOver(story, team, qualifiesAt, dice)
                : Qualify(story, journey, team, qualifiesAt);
            if (pass is null) return null;
            sales.Tell(pass, step);
            if (step.State == HandoffState.Withdrawn) Withdraw(story, pass, dice);
            last = pass;
        }
        if (script.Deal is { } stage) MakeDeal(story, stage, journey, team.Hours, dice);
        if (story.Latest >= _span.Now) return null;

        LiveOn(story, journey, dice);
        return story;
    }

    /// <summary>Somebody who comes, looks around and does not qualify.</summary>
    public LeadStory Browse(DemoLead lead, DemoTeam team, Dice dice)
    {
        var story = new LeadStory(lead, company.Terms.Scorer, _span);
        var journey = new Journey(lead, team.Hours, company.Media, dice);
        var isListed = lead.Email is null || dice.Chance(0.05);
        foreach (var touch in isListed ? [new DemoTouch("email_sent", lead.CreatedAt)] : journey.Entry()) story.Happens(touch);
        if (isListed || dice.Chance(0.1)) return story;

        var stays = Math.Min((_span.Now - lead.CreatedAt).TotalDays, dice.Around(45, 1));
        var count = Math.Min(24, (int)dice.Around(4, 0.75));
        foreach (var touch in journey.Between(lead.CreatedAt, lead.CreatedAt.AddDays(stays), count, warm: 0.25)) story.Happens(touch);
        return story;
    }

    /// <summary>Somebody whom sales brings into a deal.</summary>
    public LeadStory Join(DemoLead lead, DemoDeal deal, string role)
    {
        var story = new LeadStory(lead, company.Terms.Scorer, _span) { Deal = deal };
        deal.Contacts.Add((story, role));
        story.Turn(new DemoTurn(LeadStage.Opportunity, deal.CreatedAt));
        if (deal.ClosedAt is { } closed) story.Turn(new DemoTurn(deal.LeadsTo, closed));
        return story;
    }

    /// <summary>One more thing that no rule counts, some time since the lead came.</summary>
    public void AddSilence(LeadStory story, Dice dice)
    {
        var journey = new Journey(story.Lead, company.Staff.TeamFor(story.Lead.Place).Hours, company.Media, dice);
        var from = story.Turns[0].At;
        var at = DemoSpan.Second(from + ((_span.Today - from) * dice.Share()));
        story.Hear(journey.Cold(journey.Waking(at) is var waking && waking > from && waking < _span.Today ? waking : at));
    }

    private DemoPass HandOver(LeadStory story, DemoTeam team, DateTimeOffset at, Dice dice) =>
        story.HandOver(team, at, dice.Pick(company.Staff.Marketers).Id, LeadWords.WhyByHand(dice));

    private static DemoPass? Qualify(LeadStory story, Journey journey, DemoTeam team, DateTimeOffset at)
    {
        foreach (var touch in journey.Visit(at).Where(t => t.At > story.Latest)) story.Happens(touch);
        if (story.Lead.Campaign?.Entry == DemoEntry.PrizeDraw)
        {
            foreach (var touch in journey.Tickets(at).Where(t => t.At > story.Latest)) story.Happens(touch);
        }
        return journey.Decisive(at).Any(story.Qualifies) ? story.Open(team, at, isQualified: true) : null;
    }

    private static DemoPass? Again(LeadStory story, Journey journey, DemoPass last, Dice dice)
    {
        var ended = last.EndedAt!.Value;
        if (last.State == HandoffState.Expired) return story.Open(last.Team, ended + Sweep, isQualified: false, isQueued: true);
        if (last.Reason?.Disposition == RejectionDisposition.Reroute) return story.Open(last.Team, ended, isQualified: false);
        if (last.Reason?.Disposition == RejectionDisposition.FixData)
        {
            var mendedAt = last.Team.Hours.After(ended, dice.Between(120, 1500));
            var change = new DemoFieldChange(story.Lead.Id, "phone", $"\"{story.Lead.Phone}\"", mendedAt);
            var mended = story.Lead with { Phone = story.Lead.Phone![..^4] + "0199" };
            return story.QualifiesMended(mended, change) ? story.Open(last.Team, mendedAt, isQualified: true) : null;
        }
        var wakes = story.Turns[^1].WakesAt!.Value;
        var at = journey.Waking(wakes.AddDays(dice.Between(3, 35) + dice.Share()));
        story.LiveUntil(wakes);
        return Qualify(story, journey, last.Team, at > wakes ? at : wakes.AddHours(10));
    }

    private static void Withdraw(LeadStory story, DemoPass pass, Dice dice)
    {
        pass.EndedAt = pass.Team.Hours.After(pass.CreatedAt, dice.Between(10, 200));
        pass.Comment = "The lead no longer meets the definition.";
        story.TakeBackConsent(pass.EndedAt.Value);
        story.Close(pass);
        story.Turn(new DemoTurn(LeadStage.Engaged, pass.EndedAt.Value) { IsByDefinition = true });
    }

    private static void MakeDeal(LeadStory story, OpportunityStage stage, Journey journey, DemoHours hours, Dice dice)
    {
        var deal = DemoDeal.Make(stage, hours.After(story.Latest, dice.Between(20, 1900)), hours, dice);
        story.Deal = deal;
        deal.Contacts.Add((story, "Decision maker"));
        story.Turn(new DemoTurn(LeadStage.Opportunity, deal.CreatedAt));
        if (deal.ClosedAt is not { } closed) return;

        // A lead that is lost while it is interested would qualify again at once, and this is the end of the story.
        if (deal.Stage == OpportunityStage.Won)
        {
            foreach (var touch in journey.Between(deal.CreatedAt, closed, dice.Between(0, 4), warm: 0.3)) story.Happens(touch);
        }
        story.Turn(new DemoTurn(deal.LeadsTo, closed));
    }

    private void LiveOn(LeadStory story, Journey journey, Dice dice)
    {
        if (story.Stage is LeadStage.Disqualified or LeadStage.Lost or LeadStage.Nurture) return;

        foreach (var touch in journey.Between(story.Latest, _span.Now.AddMinutes(-3), dice.Between(0, 5), warm: 0.2)) story.Happens(touch);
    }
}
