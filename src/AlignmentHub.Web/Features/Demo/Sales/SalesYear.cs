using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Demo.Company;
using AlignmentHub.Web.Features.Demo.Stories;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Notices;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>All hand-offs of the year in the order in which they were opened, so that the rotation turns as it would have.</summary>
internal sealed class SalesYear
{
    private readonly DemoCompany _company;
    private readonly DemoRouting _routing;
    private readonly Dice _dice = new("sales");
    private readonly Dictionary<DemoPass, Handoff> _handoffs = [];

    public SalesYear(DemoCompany company, IReadOnlyList<LeadStory> stories)
    {
        _company = company;
        _routing = new DemoRouting(company);
        foreach (var pass in stories.SelectMany(s => s.Passes).OrderBy(p => p.CreatedAt).ThenBy(p => p.Story.Lead.Id).ThenBy(p => p.Number)) Play(pass);
    }

    public IReadOnlyCollection<Handoff> Handoffs => _handoffs.Values;

    public List<SlaClock> Clocks { get; } = [];

    public List<Outreach> Outreaches { get; } = [];

    /// <summary>What the bells of the reps show of the last weeks.</summary>
    public IEnumerable<Notice> Notices =>
        _handoffs.Where(h => h.Key.CreatedAt > _company.Span.Today.AddDays(-21)).SelectMany(h => DemoNotices.Of(h.Key, h.Value));

    public IEnumerable<PoolMember> Members => _routing.Members;

    public Handoff HandoffOf(DemoPass pass) => _handoffs[pass];

    private void Play(DemoPass pass)
    {
        var subject = Subjects.Of(pass);
        var route = _routing.Choose(new HandoffRequest(subject.Lead.Id) { Barred = Barred(pass), Expired = pass.IsQueued ? new(null) : null }, subject);
        var origin = new HandoffOrigin(_company.Terms.Policy.Id, subject.Snapshot.ToJson())
        {
            PolicyVersionId = _company.Terms.PolicyVersion.Id,
            DefinitionVersionId = pass.ManualReason is null ? _company.Terms.Version.Id : null, ManualReason = pass.ManualReason,
            CampaignId = subject.Past.CampaignId, Source = subject.Lead.Values.Source,
        };
        var play = new PassPlay(pass, Handoff.Open(subject.Lead.Id, pass.Number, origin, pass.CreatedAt), _company.Terms);
        play.Begin();
        if (route.Rep is { } rep)
        {
            pass.Rep = _routing.RepOf(rep.Id);
            play.Assign(route.Decision);
        }
        else TakeLater(pass, play, route.Decision);
        if (pass.ReassignedAt is { } at)
        {
            pass.Rep = _dice.Pick(Others(pass));
            play.Reassign(at);
        }
        play.Finish();
        Keep(pass, play);
    }

    private void TakeLater(DemoPass pass, PassPlay play, RoutingDecision decision)
    {
        play.Wait(decision);
        if (pass.AssignedAt is not { } at) return;

        pass.Rep = _dice.Pick(Others(pass.Story.Passes[pass.Number - 2]));
        play.Take(at);
    }

    // Whoever refused a lead does not get it again.
    private static Dictionary<Guid, string> Barred(DemoPass pass) =>
        pass.IsQualified || pass.IsQueued || pass.Number == 1 ? [] : new() { [pass.Story.Passes[pass.Number - 2].Rep!.Person.Id] = "refused this lead" };

    private static List<DemoRep> Others(DemoPass pass) => [.. pass.Team.Reps.Where(r => r != pass.Rep)];

    private void Keep(DemoPass pass, PassPlay play)
    {
        _handoffs[pass] = play.Handoff;
        Clocks.AddRange(play.Clocks);
        Outreaches.AddRange(play.Outreaches);
    }
}
