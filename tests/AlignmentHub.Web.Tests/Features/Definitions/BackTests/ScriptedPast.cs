using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Definitions.BackTests;

/// <summary>Lets random things happen to leads over the API, one after the other, and remembers what was known when.</summary>
internal sealed class ScriptedPast(HubApp app, int seed)
{
    private static readonly string[] Domains = ["acme.example", "rival.example", "tiny.example"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, List<(DateTimeOffset Since, AccountFacts Facts)>> _accounts = [];
    private readonly Dictionary<Guid, ScriptedLead> _leads = [];
    private int _count;

    public IReadOnlyDictionary<Guid, ScriptedLead> Leads => _leads;

    public async Task HappenAsync(DateTimeOffset from, int days, int events)
    {
        List<double> instants = [.. Enumerable.Range(0, events).Select(_ => _random.NextDouble() * days).Order()];
        foreach (var day in instants)
        {
            app.Clock.Set(from.AddMinutes(Math.Floor(day * 24 * 60)).AddSeconds(_count));
            await HappenAsync(app.Clock.GetUtcNow());
        }
    }

    /// <summary>What scoring everything that was known at every instant from scratch says.</summary>
    public (bool Was, DateTimeOffset? First) Judge(DefinitionDocument document, ScriptedLead lead, ReplayPeriod period)
    {
        var scorer = new LeadScorer(document);
        Qualification? state = null;
        bool? was = null;
        foreach (var now in Instants(lead, period.To))
        {
            if (now >= period.From) was ??= state is not null;
            var (_, facts, domain) = lead.States.Last(s => s.Since <= now);
            var account = domain is null ? null : _accounts[domain].Last(a => a.Since <= now).Facts;
            var score = scorer.Score(facts, account, [.. lead.Activities.Where(a => a.Known <= now).Select(a => a.Fact)], now).Numbers;
            state = Qualification.Next(state, in score, document.Thresholds);
            if (now >= period.From && was == false && state is not null) return (false, now);
        }

        return (was ?? state is not null, null);
    }

    private IEnumerable<DateTimeOffset> Instants(ScriptedLead lead, DateTimeOffset to)
    {
        var created = lead.States[0].Since;
        SortedSet<DateTimeOffset> instants = [.. lead.States.Select(s => s.Since), .. lead.Activities.Select(a => a.Known)];
        foreach (var (domain, states) in _accounts)
            instants.UnionWith(states.Select(s => s.Since).Where(at => lead.States.LastOrDefault(s => s.Since <= at).Domain == domain));
        for (var night = new DateTimeOffset(created.UtcDateTime.Date, TimeSpan.Zero); night < to; night = night.AddDays(1)) instants.Add(night);
        return instants.Where(i => i >= created && i < to);
    }

    private Task HappenAsync(DateTimeOffset now) => (_leads.Count < 5 ? 0 : _random.Next(12)) switch
    {
        0 or 1 => ArriveAsync(now),
        2 => ChangeAsync(now, """ "title": "Head of Data" """, (facts, domain) => (facts with { Title = "Head of Data" }, domain)),
        3 => ChangeAsync(now, """ "title": null, "custom": { "plan": "pro" } """, (facts, domain) => (facts with { Title = null, Custom = Pro }, domain)),
        4 => MoveAsync(now),
        5 or 6 => GrowAsync(now),
        _ => ActAsync(now),
    };

    private static Dictionary<string, Domain.Definitions.Conditions.FieldValue> Pro => new() { ["plan"] = "pro" };

    private async Task ArriveAsync(DateTimeOffset now)
    {
        var (email, domain) = ($"lead{_count++}@gmail.com", OneOf([null, .. Domains]));
        var title = OneOf("Clerk", "Head of Sales", null);
        var answer = await app.Given.PutLeadAsync(JsonSerializer.Serialize(new { email, title, accountDomain = domain }));
        Know(domain, now);
        var facts = new LeadFacts { Email = email, EmailKind = Domain.Leads.EmailKind.Free, Title = title };
        _leads[answer.Id] = new(email, [(now, facts, domain)], []);
    }

    private async Task ChangeAsync(DateTimeOffset now, string members, Func<LeadFacts, string?, (LeadFacts, string?)> change)
    {
        var lead = AnyLead();
        Assert.Equal(200, (await app.Given.PutLeadAsync($$"""{ "email": "{{lead.Email}}", {{members}} }""")).Code);
        var (_, facts, before) = lead.States[^1];
        var (after, domain) = change(facts, before);
        Know(domain, now);
        lead.States.Add((now, after, domain));
    }

    private Task MoveAsync(DateTimeOffset now)
    {
        var domain = OneOf(Domains);
        return ChangeAsync(now, $$""" "accountDomain": "{{domain}}" """, (facts, _) => (facts, domain));
    }

    private async Task GrowAsync(DateTimeOffset now)
    {
        var (domain, employees, isTarget) = (OneOf(Domains), OneOf(5, 30, 300), OneOf(true, false));
        Assert.InRange((await app.Given.PutAsync($"accounts/by-domain/{domain}", JsonSerializer.Serialize(new { employees, isTarget }))).Code, 200, 201);
        Know(domain, now);
        _accounts[domain].Add((now, new() { Domain = domain, Employees = employees, IsTarget = isTarget }));
    }

    private async Task ActAsync(DateTimeOffset now)
    {
        var (lead, id, type) = (AnyLead(), $"act-{_count++:d4}", OneOf("page_view", "page_view", "demo_request", "unsubscribe"));
        var at = now.AddMinutes(-OneOf(0, 0, 0, 90, 60 * 50));
        var sent = JsonSerializer.Serialize(new { id, lead = new { email = lead.Email }, type, at, url = "https://x.example/pricing" });
        Assert.Equal(201, (await app.Given.PostAsync("activities", sent)).Code);
        lead.Activities.Add((new(type, at) { Id = id, Url = "https://x.example/pricing" }, now));
    }

    // An account that is named comes into being, and has been known as long as its leads.
    private void Know(string? domain, DateTimeOffset now)
    {
        if (domain is not null) _accounts.TryAdd(domain, [(DateTimeOffset.MinValue, new() { Domain = domain, IsTarget = false })]);
    }

    private ScriptedLead AnyLead() => _leads.Values.ElementAt(_random.Next(_leads.Count));

    private T OneOf<T>(params T[] things) => things[_random.Next(things.Length)];
}

internal sealed record ScriptedLead(
    string Email, List<(DateTimeOffset Since, LeadFacts Facts, string? Domain)> States, List<(ActivityFact Fact, DateTimeOffset Known)> Activities);
