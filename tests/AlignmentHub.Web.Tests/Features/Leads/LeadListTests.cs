using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class LeadListTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task A_filter_finds_what_it_says_and_nothing_else()
    {
        await app.Given.ActiveDefinitionAsync();
        var owner = await app.Given.PersonAsync(Role.SalesRep);
        await app.Given.ListedAsync(new("ann@filter.example") { Source = "fair", Stage = LeadStage.Mql, OwnerId = owner.Id, Score = 80 });
        await app.Given.ListedAsync(new("bob@filter.example") { Source = "fair", Stage = LeadStage.Raw, Score = 20 });
        await app.Given.ListedAsync(new("cem@filter.example") { Source = "web", Stage = LeadStage.Mql });

        Assert.Equal("ann bob", await NamesAsync(new() { Source = "fair" }));
        Assert.Equal("ann cem", await NamesAsync(new() { Stages = [LeadStage.Mql] }));
        Assert.Equal("ann", await NamesAsync(new() { OwnerId = owner.Id }));
        Assert.Equal("bob cem", await NamesAsync(new() { Unowned = true }));
        Assert.Equal("ann", await NamesAsync(new() { MinScore = 50 }));
        Assert.Equal("bob", await NamesAsync(new() { MaxScore = 50 }));
        Assert.Equal("", await NamesAsync(new() { Campaign = "none-such" }));
        Assert.Equal("ann bob cem", await NamesAsync(new() { UpdatedSince = app.Clock.GetUtcNow() }));
        Assert.Equal("", await NamesAsync(new() { UpdatedSince = app.Clock.GetUtcNow().AddSeconds(1) }));

        async Task<string> NamesAsync(LeadFilter filter) => string.Join(' ', (await app.Get<LeadListQueries>().PageAsync(filter, new(LeadSort.Name, Descending: false), null, 200))
            .Where(l => l.Email!.EndsWith("@filter.example", StringComparison.Ordinal)).Select(l => l.Email!.Split('@')[0]));
    }

    [Theory]
    [InlineData("mül", "the beginning of a family name")]
    [InlineData("MÜLLER", "in any case")]
    [InlineData("zoë müller", "a full name")]
    [InlineData("müller zo", "the other way round")]
    [InlineData("zoe.m", "an address")]
    [InlineData("Search W", "a company of two words")]
    [InlineData("SW-77", "an external id")]
    public async Task A_search_finds_by_any_beginning(string text, string because)
    {
        if (!(await SearchAsync("zoe.m")).Any())
            await app.Given.ListedAsync(new("zoe.m@search.example") { First = "Zoë", Last = "Müller", Company = "Search Works", ExternalId = "SW-77" });

        var found = await SearchAsync(text);

        Assert.Equal((1, because), (found.Count, because));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_oe.m")]
    [InlineData("%o müller")]
    [InlineData("zo_ müller")]
    [InlineData("sw-77")]
    [InlineData("\\")]
    [InlineData("works")]
    public async Task A_search_takes_signs_as_they_are(string text) => Assert.Empty(await SearchAsync(text));

    [Theory]
    [InlineData(LeadSort.CreatedAt, false)]
    [InlineData(LeadSort.CreatedAt, true)]
    [InlineData(LeadSort.Score, false)]
    [InlineData(LeadSort.Score, true)]
    [InlineData(LeadSort.Name, false)]
    [InlineData(LeadSort.Name, true)]
    public async Task Every_lead_is_on_one_page_forwards_and_backwards(LeadSort by, bool descending)
    {
        var filter = new LeadFilter { Source = $"paging-{by}-{descending}" };
        await app.Given.ActiveDefinitionAsync();
        for (var i = 0; i < 11; i++)
            await app.Given.ListedAsync(new($"p{i}@{by}-{descending}.example".ToLowerInvariant()) { Source = filter.Source, Score = i % 3 == 0 ? null : 10 * (i % 4), MinutesOld = i / 2 });
        var all = await app.Get<LeadListQueries>().PageAsync(filter, new(by, descending), null, 200);

        var forwards = await WalkAsync(filter, new(by, descending), backwards: false);
        var backwards = await WalkAsync(filter, new(by, descending), backwards: true);

        Assert.Equal(11, all.Count);
        Assert.Equal(all.Select(l => l.Id), forwards);
        Assert.Equal(all.Select(l => l.Id), backwards);
        if (by == LeadSort.Score) Assert.All(all.TakeLast(4), l => Assert.Null(l.Score));
    }

    [Fact]
    public async Task A_lead_that_arrives_meanwhile_moves_no_other_to_another_page()
    {
        var filter = new LeadFilter { Source = "arrivals" };
        foreach (var i in Enumerable.Range(0, 6)) await app.Given.ListedAsync(new($"a{i}@arrivals.example") { Source = "arrivals", MinutesOld = 10 + i });
        var first = await PageAsync(null);

        await app.Given.ListedAsync(new("new@arrivals.example") { Source = "arrivals" });
        var second = await PageAsync(first[^1].CursorIn(LeadOrder.Latest));

        Assert.Equal("a0 a1 a2 a3 a4 a5", string.Join(' ', first.Concat(second).Select(l => l.Email!.Split('@')[0])));

        async Task<IReadOnlyList<LeadLine>> PageAsync(LeadCursor? from) => await app.Get<LeadListQueries>().PageAsync(filter, LeadOrder.Latest, from, 3);
    }

    [Fact]
    public async Task Few_leads_are_counted_to_the_last()
    {
        foreach (var i in Enumerable.Range(0, 4)) await app.Given.ListedAsync(new($"c{i}@count.example") { Source = "count" });

        Assert.Equal(new LeadCount(4, IsEstimate: false), await app.Get<LeadListQueries>().CountAsync(new() { Source = "count" }));
    }

    private Task<IReadOnlyList<LeadLine>> SearchAsync(string text) => app.Get<LeadListQueries>().PageAsync(new() { Text = text }, LeadOrder.Latest, null, 50);

    private async Task<IEnumerable<Guid>> WalkAsync(LeadFilter filter, LeadOrder order, bool backwards)
    {
        List<LeadLine> seen = [];
        LeadCursor? from = null;
        while (await app.Get<LeadListQueries>().PageAsync(filter, order, from, 3, backwards) is { Count: > 0 } page)
        {
            seen.InsertRange(backwards ? 0 : seen.Count, page);
            from = (backwards ? seen[0] : seen[^1]).CursorIn(order);
        }

        return seen.Select(l => l.Id);
    }
}
