using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class RevenueTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Created = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Year = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly HubApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("webinar", -10, 100, 100, "a marketing touch before the deal sources and influences it")]
    [InlineData("webinar", 5, 0, 100, "a touch after the deal was made influences and does not source")]
    [InlineData("webinar", -181, 0, 0, "a touch before the window does neither")]
    [InlineData("email_sent", -10, 0, 0, "a send is no touch")]
    [InlineData("unheard_of", -10, 0, 0, "a type nobody described is no touch")]
    public async Task Marketing_is_credited_by_its_touches(string type, int day, long sourced, long influenced, string because)
    {
        var lead = await LeadAsync();
        await OpportunityAsync("Won", 100, lead);
        await ActivityAsync(lead, type, Created.AddDays(day));

        var totals = await _app.Get<RevenueQueries>().TotalsAsync(Year);

        Assert.True((sourced, influenced) == (totals.Won.SourcedMinor, totals.Won.InfluencedMinor), because);
    }

    [Fact]
    public async Task Touches_before_and_after_a_deals_creation_are_told_apart_and_an_outreach_before_them_takes_the_source()
    {
        var (early, late, called) = (await LeadAsync(), await LeadAsync(), await LeadAsync());
        await ActivityAsync(early, "webinar", Created);
        await ActivityAsync(late, "webinar", Created.AddSeconds(1));
        await ActivityAsync(called, "webinar", Created.AddDays(-1));
        await OutreachAsync(called, Created.AddDays(-2));
        await OpportunityAsync("Won", 1, early);
        await OpportunityAsync("Won", 20, late);
        await OpportunityAsync("Won", 300, called);
        await OpportunityAsync("Open", 4000, early);

        var totals = await _app.Get<RevenueQueries>().TotalsAsync(Year);

        Assert.Equal(new MarketingPart(3, 321, 1, 321, 301, 20), totals.Won);
        Assert.Equal(new MarketingPart(1, 4000, 4000, 4000, 4000, 0), totals.Open);
    }

    [Fact]
    public async Task What_was_won_lost_and_open_is_counted_by_its_own_date()
    {
        var lead = await LeadAsync();
        await OpportunityAsync("Won", 100, lead);
        await OpportunityAsync("Won", 23, lead);
        await OpportunityAsync("Lost", 7, lead);
        await OpportunityAsync("Open", 500, lead);

        var totals = await _app.Get<RevenueQueries>().TotalsAsync(Year);
        Assert.Equal((123, 2, 1, 500, 1), (totals.WonMinor, totals.WonCount, totals.LostCount, totals.OpenMinor, totals.OpenCount));
        Assert.Equal(2.0 / 3, totals.WinRate);

        var before = await _app.Get<RevenueQueries>().TotalsAsync(new(Created.AddYears(-1), Created));
        Assert.Equal((0, 0, 500), (before.WonMinor, before.WonCount, before.OpenMinor));
        Assert.Null(before.WinRate);
    }

    [Fact]
    public async Task The_records_add_up_to_each_amount()
    {
        var (touched, cold) = (await LeadAsync(), await LeadAsync());
        await ActivityAsync(touched, "webinar", Created.AddDays(-1));
        await OpportunityAsync("Won", 100, touched);
        await OpportunityAsync("Won", 23, cold);
        await OpportunityAsync("Open", 5, cold);

        var totals = await _app.Get<RevenueQueries>().TotalsAsync(Year);

        foreach (var (of, minor) in new[] { ("won", totals.WonMinor), ("sourced", totals.Won.SourcedMinor), ("influenced", totals.Won.InfluencedMinor), ("open", totals.OpenMinor),
            ("influencedBefore", totals.Won.BeforeMinor), ("openSourced", totals.Open.SourcedMinor), ("openInfluenced", totals.Open.InfluencedMinor) })
            Assert.Equal(minor, (await _app.Get<RecordQueries>().FindAsync(new(of, Year), 0, 50)).Value!.SumMinor ?? 0);
    }

    private async Task<Guid> LeadAsync()
    {
        var id = Guid.CreateVersion7(Created);
        await using var db = _app.Open();
        await db.Database.ExecuteSqlAsync($"""
            insert into leads (id, external_id, stage, stage_since, created_at, updated_at) values ({id}, {id.ToString()}, 'Raw', {Created}, {Created}, {Created})
            """);
        return id;
    }

    private async Task ActivityAsync(Guid lead, string type, DateTimeOffset at)
    {
        await using var db = _app.Open();
        await db.Database.ExecuteSqlAsync($"insert into activities (id, lead_id, type, at, arrived_at, is_imported) values ({Guid.NewGuid()}, {lead}, {type}, {at}, {at}, false)");
    }

    private Task OutreachAsync(Guid lead, DateTimeOffset at) => _app.Given.PastOutreachAsync(lead, at);

    private async Task OpportunityAsync(string stage, long minor, Guid lead)
    {
        var id = Guid.CreateVersion7(Created);
        var closed = stage == "Open" ? (DateTimeOffset?)null : Created.AddDays(20);
        await using var db = _app.Open();
        await db.Database.ExecuteSqlAsync($"""
            insert into opportunities (id, external_id, name, amount_minor, currency, reporting_minor, stage, created_at, closed_at, updated_at)
            values ({id}, {id.ToString()}, 'Deal', {minor}, 'EUR', {minor}, {stage}, {Created}, {closed}, {Created})
            """);
        await db.Database.ExecuteSqlAsync($"insert into opportunity_contacts (opportunity_id, lead_id, role) values ({id}, {lead}, 'buyer')");
    }
}
