using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>All leads of the year with their stories.</summary>
internal sealed class World(DemoCompany company)
{
    public const int Leads = 5_000;
    public const int Touches = 40_000;

    private const int Tries = 40;
    private const int Colleagues = 40;

    private static readonly string[] Roles = ["User", "Champion", "Finance"];

    // Deals that sales found without marketing, as they end and how many days ago they began.
    private static readonly IReadOnlyList<(OpportunityStage Stage, int Count, int FromAge, int ToAge)> OwnDeals =
        [(OpportunityStage.Won, 8, 350, 110), (OpportunityStage.Lost, 8, 350, 110), (OpportunityStage.Open, 6, 90, 5)];

    private readonly StoryTeller _teller = new(company);
    private readonly Premieres _premieres = new(company);
    private readonly LeadMaker _leads = new(company.Accounts);
    private readonly List<LeadStory> _stories = [];

    public static IReadOnlyList<LeadStory> Make(DemoCompany company) => new World(company).Make();

    private List<LeadStory> Make()
    {
        PlayScripts();
        AddOwnDeals();
        AddColleagues();
        AddBrowsers();
        AddSilence();
        foreach (var story in _stories) story.LiveUntil(company.Span.Today);
        return _stories;
    }

    private void PlayScripts()
    {
        for (var number = 0; number < Scripts.All.Count; number++) _stories.Add(Play(Scripts.All[number], number));
    }

    private LeadStory Play(Script script, int number)
    {
        for (var take = 0; take < Tries; take++)
        {
            var dice = new Dice($"script {number} take {take}");
            var premiere = _premieres.Of(script, take, dice);
            var lead = _leads.Good(script, premiere.Campaign, premiere.CreatedAt, dice);
            if (_teller.Tell(lead, company.Staff.TeamFor(lead.Place), script, premiere.QualifiesAt, dice) is { } story) return story;
        }
        throw new InvalidOperationException($"The script {script.Cast} {string.Join(", ", script.Passes)} cannot be played.");
    }

    private void AddOwnDeals()
    {
        var dice = new Dice("deals of sales");
        foreach (var (stage, count, from, to) in OwnDeals)
        {
            for (var i = 0; i < count; i++) AddDeal(stage, company.Span.Today.AddDays(-dice.Between(to, from)), dice);
        }
    }

    private void AddDeal(OpportunityStage stage, DateTimeOffset day, Dice dice)
    {
        var account = dice.Pick(company.Accounts.Where(a => a.KeepsStock && !a.IsSmall).ToList());
        var team = company.Staff.TeamFor(account.Place);
        var deal = DemoDeal.Make(stage, team.Hours.After(day, dice.Between(30, 450)), team.Hours, dice) with { FoundBy = dice.Pick(team.Reps) };
        AddContact(deal, account, "Decision maker", dice);
    }

    private void AddColleagues()
    {
        var dice = new Dice("colleagues");
        var deals = _stories.Select(s => s.Deal).OfType<DemoDeal>().ToList();
        foreach (var deal in dice.Shuffle(deals).Take(Colleagues)) AddContact(deal, deal.Contacts[0].Story.Lead.Account, dice.Pick(Roles), dice);
    }

    private void AddContact(DemoDeal deal, DemoAccount account, string role, Dice dice) =>
        _stories.Add(_teller.Join(_leads.OfSales(account, deal.CreatedAt, dice), deal, role));

    private void AddBrowsers()
    {
        var number = 0;
        foreach (var campaign in company.Campaigns)
        {
            for (var left = campaign.Leads - _stories.Count(s => s.Lead.Campaign == campaign); left > 0; left--) Browse(campaign, number++);
        }
        while (_stories.Count < Leads) Browse(null, number++);
    }

    private void Browse(DemoCampaign? campaign, int number)
    {
        var dice = new Dice($"browser {number}");
        var lead = _leads.Any(campaign, _premieres.Arrival(campaign, dice), dice);
        _stories.Add(_teller.Browse(lead, company.Staff.TeamFor(lead.Place), dice));
    }

    // Things that no rule counts, on leads that never qualified: they change nothing, whenever they happen.
    private void AddSilence()
    {
        var dice = new Dice("silence");
        var since = company.Span.Today.AddDays(-1);
        var listeners = _stories.Where(s => s.Passes.Count == 0 && s.Deal is null && s.Turns is [var first, ..] && first.At < since).ToList();
        for (var missing = Touches - _stories.Sum(s => s.Touches.Count); missing > 0; missing--) _teller.AddSilence(dice.Pick(listeners), dice);
    }
}
