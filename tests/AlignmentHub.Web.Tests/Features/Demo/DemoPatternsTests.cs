namespace AlignmentHub.Web.Tests.Features.Demo;

public sealed class DemoPatternsTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private const string Decided =
        """
        from handoffs h
        join leads l on l.id = h.lead_id
        left join campaigns c on c.id = l.campaign_id
        left join accounts a on a.id = l.account_id
        where h.decided_at is not null
        """;

    private const string LocalStart = "s.started_at at time zone z.name";
    private const string OnFridayAfternoon = $"extract(isodow from {LocalStart}) = 5 and extract(hour from {LocalStart}) between 12 and 16";

    [Fact]
    public async Task One_campaign_wastes_the_time_of_sales()
    {
        Assert.Equal("prize-draw", await hub.OneAsync<string>(
            "select c.key from campaigns c join leads l on l.campaign_id = c.id group by c.key order by count(*) desc limit 1"));
        Assert.Equal("prize-draw", await hub.OneAsync<string>(
            $"select c.key {Decided} and c.key is not null group by c.key order by count(h.accepted_at)::float8 / count(*) limit 1"));
        Assert.InRange(await AcceptanceAsync("c.key = 'prize-draw'"), 0, 0.25);
        Assert.InRange(await AcceptanceAsync("c.key is distinct from 'prize-draw'"), 0.5, 0.8);
        Assert.Equal(0, await WonAsync("c.key = 'prize-draw'"));
        Assert.InRange(await ShareAsync($"{Decided} and c.key = 'prize-draw' and h.state = 'Rejected'", "h.reason_key in ('noIntent', 'noRecall')"), 0.8, 1);
    }

    [Fact]
    public async Task One_source_brings_few_leads_and_good_ones()
    {
        Assert.InRange(await ShareAsync("from leads", "source = 'referral'"), 0, 0.03);
        Assert.InRange(await AcceptanceAsync("l.source = 'referral'"), 0.85, 1);
        Assert.True(await WonAsync("l.source = 'referral'") > 0.2 * await WonAsync("true"));
    }

    [Fact]
    public async Task One_team_is_slow_on_Friday_afternoons()
    {
        Assert.InRange(await AttainmentAsync("europe", OnFridayAfternoon), 0, 0.45);
        Assert.InRange(await AttainmentAsync("europe", $"not ({OnFridayAfternoon})"), 0.8, 1);
        Assert.InRange(await AttainmentAsync("americas", "true"), 0.8, 1);
    }

    [Fact]
    public async Task Small_companies_are_rejected()
    {
        Assert.InRange(await AcceptanceAsync("a.employees < 20"), 0, 0.3);
        Assert.Equal(0, await hub.OneAsync<long>($"select count(*) {Decided} and a.employees >= 20 and h.reason_key = 'tooSmall'"));
        Assert.True(await hub.OneAsync<long>($"select count(*) {Decided} and h.reason_key = 'tooSmall'") > 30);
    }

    [Fact]
    public async Task Some_leads_say_it_in_their_own_words() =>
        Assert.True(await hub.OneAsync<long>("select count(*) from handoffs where snapshot #>> '{why,words}' <> ''") > 100);

    private Task<double> AcceptanceAsync(string which) => ShareAsync($"{Decided} and {which}", "h.accepted_at is not null");

    private Task<double> AttainmentAsync(string team, string when) => ShareAsync(
        $"""
        from sla_clocks s
        join teams t on t.id = s.team_id and t.key = '{team}'
        join (values ('europe', 'Europe/Berlin'), ('americas', 'America/New_York')) as z (team, name) on z.team = t.key
        where s.kind = 'Decision' and s.state in ('Met', 'MetLate', 'Breached') and {when}
        """, "s.state = 'Met'");

    private Task<double> ShareAsync(string from, string which) =>
        hub.OneAsync<double>($"select (count(*) filter (where {which}))::float8 / nullif(count(*), 0) {from}");

    private Task<long> WonAsync(string which) => hub.OneAsync<long>(
        $"""
        select count(distinct o.id)
        from opportunities o
        join opportunity_contacts oc on oc.opportunity_id = o.id
        join leads l on l.id = oc.lead_id
        left join campaigns c on c.id = l.campaign_id
        where o.stage = 'Won' and {which}
        """);
}
