using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>What is promised for hand-offs opened now, and in whose hours.</summary>
internal sealed record HandoffTerms(PoliciesInForce Policies, TeamHours Hours);

/// <summary>The hand-offs that are being opened by one act, before anything is written.</summary>
internal sealed class Opening(RouteLead route, PoolsAtHand pools, HandoffTerms terms, Actor by, DateTimeOffset now)
{
    private static readonly Refusal WithSales = new("This lead is with sales already.");

    private readonly List<SlaClock> _clocks = [];
    private readonly List<WorkingHours> _hours = [];
    private readonly List<LeadStanding> _moved = [];

    private readonly List<Handoff> _handoffs = [];
    private readonly List<Notice> _notices = [];
    private readonly List<Outcome<OpenedHandoff>> _answers = [];

    /// <summary>One for each lead, in the order in which they were opened.</summary>
    public IReadOnlyList<Outcome<OpenedHandoff>> Answers => _answers;

    public void Open(HandoffRequest request, HandoffSubject subject) => _answers.Add(Try(request, subject));

    /// <param name="moved">Leads whose moves in this act are not written yet, these and others.</param>
    public void AddTo(SqlBatch batch, IReadOnlyList<LeadStanding> moved)
    {
        if (_handoffs.Count > 0) AddOpened(batch);
        batch.AddMoves([.. moved.Union(_moved).SelectMany(s => s.Moves)]);
    }

    private void AddOpened(SqlBatch batch)
    {
        batch.AddHandoffs(_handoffs);
        batch.AddCommonHours(_hours, now);
        batch.AddClocks(_clocks);
        batch.AddTurns(pools.Changed);
        batch.AddStandings(_moved, now);
        batch.AddRoutingLines(_handoffs, by);
        PostNotices.AddTo(batch, _notices);
        batch.Announce(_handoffs.Select(h => h.LiveTopic));
    }

    private Outcome<OpenedHandoff> Try(HandoffRequest request, HandoffSubject subject)
    {
        if (subject.Past.IsOpen) return WithSales;

        var policy = terms.Policies.For(subject.ForRouting);
        var handoff = Handoff.Open(request.LeadId, subject.Past.Passes + 1, OriginOf(request, subject, policy), now);
        if (Move(request, subject.Lead.Standing, handoff.Id).Refusal is { } illegal) return illegal;

        _handoffs.Add(handoff);
        var chosen = route.Choose(request, subject);
        if ((chosen.Rep is { } rep ? Assign(handoff, rep, chosen.Decision, policy) : Queue(handoff, chosen.Decision, policy)).Refusal is { } refusal) return refusal;

        return new OpenedHandoff(handoff.Id, handoff.LeadId, handoff.Pass, handoff.RepId);
    }

    // A lead that goes on to another rep stands at sales already; from anywhere else it becomes an MQL first.
    private Outcome Move(HandoffRequest request, LeadStanding standing, Guid handoffId)
    {
        if (standing.Stage == LeadStage.HandedOff) return Outcome.Done;
        if (standing.Stage is > LeadStage.Mql and < LeadStage.Nurture) return WithSales;

        var change = new StageChange(request.LeadId, LeadStage.Mql, now)
        {
            ActorId = request.ManualReason is null ? null : by.PersonId, Reason = request.ManualReason,
            DefinitionVersionId = request.DefinitionVersionId, HandoffId = handoffId,
        };
        if (standing.Move(change).Refusal is { } illegal) return illegal;

        _moved.Add(standing);
        return standing.Move(change with { To = LeadStage.HandedOff });
    }

    private static HandoffOrigin OriginOf(HandoffRequest request, HandoffSubject subject, PolicyTerms policy) =>
        new(policy.Id, subject.Snapshot.ToJson())
        {
            PolicyVersionId = policy.VersionId,
            DefinitionVersionId = request.DefinitionVersionId, ManualReason = request.ManualReason,
            CampaignId = subject.Past.CampaignId, Source = subject.Lead.Values.Source,
        };

    private Outcome Queue(Handoff handoff, RoutingDecision decision, PolicyTerms policy)
    {
        StartRouting(handoff, policy);
        return handoff.Queue(decision);
    }

    private Outcome Assign(Handoff handoff, Rep rep, RoutingDecision decision, PolicyTerms policy)
    {
        var owner = new ClockOwner(rep.Id, rep.TeamId);
        var hours = terms.Hours.Of(policy.Document.Calendar, owner, now);
        _hours.Add(hours);
        StartRouting(handoff, policy).Meet(now);
        _clocks.Add(SlaClock.Start(
            ClockKind.Decision, handoff.Id, owner, policy.For(ClockKind.Decision, hours.CalendarVersionId), hours.Calendar, now));
        _notices.Add(new()
        {
            Id = Guid.CreateVersion7(now), PersonId = rep.Id, Kind = NoticeKind.Assigned, CreatedAt = now, Link = $"/handoffs/{handoff.Id}",
            Cause = $"handoff/{handoff.Id}/assigned", Facts = JsonSerializer.Serialize(new { handoff = handoff.Id }),
            SendAt = terms.Hours.OfPerson(owner).Calendar.NextOpen(now), Reason = "The lead was assigned.",
        });
        return handoff.Assign(rep.Id, decision, hours.Calendar.Due(now, TimeSpan.FromMinutes(policy.ExpiryMinutes)), now);
    }

    // Nobody has the lead yet, so it runs in the hours of the house.
    private SlaClock StartRouting(Handoff handoff, PolicyTerms policy)
    {
        var hours = terms.Hours.Default;
        var clock = SlaClock.Start(ClockKind.Routing, handoff.Id, new(null, null), policy.For(ClockKind.Routing, hours.CalendarVersionId), hours.Calendar, now);
        _clocks.Add(clock);
        return clock;
    }
}
