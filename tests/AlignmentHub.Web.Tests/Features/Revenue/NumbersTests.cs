using System.Globalization;
using System.Text.RegularExpressions;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Page;
using AlignmentHub.Web.Features.Revenue.Quality;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Won;
using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

/// <summary>Numbers that are made of few things, counted a second time.</summary>
public sealed class NumbersTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Quarter = new(Begin, Begin.AddMonths(3));

    private readonly HubApp _app = new();
    private readonly Random _dice = new(7);

    private Given Given => _app.Given;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_speed_of_the_pipeline_is_its_inputs_multiplied()
    {
        List<(string Stage, long Minor, double Days)> deals = [];
        for (var n = 0; n < 25; n++)
        {
            var (stage, minor, days) = (new[] { "Won", "Lost", "Open" }[_dice.Next(3)], _dice.NextInt64(1, 10_000), _dice.Next(1, 60));
            await Given.PastDealAsync(minor, Begin.AddDays(20), stage == "Open" ? null : Begin.AddDays(20 + days), stage, null);
            if (stage == "Open" || days < 70) deals.Add((stage, minor, days));
        }

        var velocity = await _app.Get<PipelineQueries>().VelocityAsync(Quarter);

        var won = deals.Where(deal => deal.Stage == "Won").ToList();
        var cycle = won.Select(deal => deal.Days).Order().ToList();
        var median = (cycle[(cycle.Count - 1) / 2] + cycle[cycle.Count / 2]) / 2;
        var rate = (double)won.Count / deals.Count(deal => deal.Stage != "Open");
        Assert.Equal((deals.Count(deal => deal.Stage == "Open"), rate, median), (velocity.Open, velocity.WinRate, velocity.MedianCycleDays));
        Assert.Equal(velocity.Open * rate * won.Average(deal => deal.Minor) / median, velocity.MinorPerDay!.Value, 0.51);
    }

    [Fact]
    public async Task Without_a_win_the_pipeline_has_no_speed() => Assert.Null((await _app.Get<PipelineQueries>().VelocityAsync(Quarter)).MinorPerDay);

    [Fact]
    public async Task Every_lead_is_in_the_bucket_of_its_first_outreach_whatever_its_passes_or_closed_without_one_or_waiting_and_behind_its_number()
    {
        var (at, rep) = (Begin.AddDays(1), await Given.PersonAsync(Role.SalesRep));
        foreach (var (wait, stage) in new (int?, string)[] { (5, "Sql"), (6, "Sql"), (240, "Sql"), (241, "Sql"), (1440, "Sql"), (4321, "Sql"), (null, "Disqualified"), (null, "HandedOff"), (null, "Mql") })
        {
            var lead = await Given.PastLeadAsync(Begin);
            await Given.RunAsync("update leads set stage = $2 where id = $1", lead, stage);
            await QualifyAsync(lead, at, null);
            await Given.PastHandoffAsync(lead, at, "badContactData");
            // Back for better data and on to a second pass: no new qualification, and the first outreach counts from the first one.
            await QualifyAsync(lead, at.AddMinutes(1), "HandedOff");
            var again = await Given.PastHandoffAsync(lead, at.AddMinutes(2), pass: 2);
            if (wait is not { } some) continue;
            await Given.RunAsync("update handoffs set state = 'Qualified' where id = $1", again);
            await Given.RunAsync("insert into outreaches (id, handoff_id, lead_id, person_id, kind, at, recorded_at) select $1, $2, $3, $4, 'Call', t, t from (values ($5)) as v (t)",
                Guid.NewGuid(), again, lead, rep.Id, at.AddMinutes(some));
        }

        var buckets = await _app.Get<Web.Features.Revenue.SpeedQueries>().ConversionAsync(Quarter);

        var lines = await _app.Get<Web.Features.Sla.Board.SpeedQueries>().InAsync(Quarter);
        Assert.Equal(lines.Count(line => line.TouchedAt - line.QualifiedAt <= TimeSpan.FromMinutes(5)), buckets[0].Leads);
        Assert.Equal([1, 1, 1, 2, 0, 1, 1, 2], buckets.Select(bucket => bucket.Leads));
        Assert.Equal([1, 1, 1, 1, null, 1, 0.0, 0.0], buckets.Select(bucket => bucket.QualifiedRate));
        Assert.All(Enum.GetValues<SpeedGroup>(), group => Assert.Equal(lines.Count(line => line.Group == group), buckets.Where(bucket => bucket.Group == group).Sum(bucket => bucket.Leads)));

        var page = await _app.RenderAsync<SpeedTable>(new() { ["Buckets"] = buckets, ["View"] = new RevenueView("2026-01-01", "2026-04-01") });
        var links = Regex.Matches(page, """of=(\w+)(?:&key=(\d+))?"[^>]*>(\d+)</a>""");
        Assert.Equal([1, 1, 1, 1, 1, 1, 2, 2, 0, 0, 1, 1, 6, 6, 1, 0, 2, 0, 9, 6], links.Select(link => int.Parse(link.Groups[3].Value, CultureInfo.InvariantCulture)));
        Assert.Equal(0, await BehindAsync("speed", "no bucket"));
        foreach (Match link in links) Assert.Equal(link.Groups[3].Value, $"{await BehindAsync(link.Groups[1].Value, link.Groups[2] is { Success: true, Value: var key } ? key : null)}");

        Task<int> QualifyAsync(Guid lead, DateTimeOffset when, string? from) => Given.RunAsync(
            "insert into stage_moves (lead_id, from_stage, to_stage, at, is_inferred, is_imported) values ($1, $2::text, 'Mql', $3, false, false)", lead, from, when);

        async Task<long> BehindAsync(string of, string? key) => (await _app.Get<RecordQueries>().FindAsync(new(of, Quarter, Key: key), 0, 1)).Value!.Total;
    }

    [Fact]
    public async Task Acceptance_and_win_rate_by_grade_are_what_a_recount_gives_and_open_their_records()
    {
        List<(string? Grade, bool Accepted, string? Deal)> told = [];
        for (var n = 0; n < 30; n++)
        {
            var story = (Grade: new[] { "A1", "B2", null }[_dice.Next(3)], Accepted: _dice.Next(2) == 0, Deal: new[] { "Won", "Lost", null }[_dice.Next(3)]);
            var lead = await Given.PastLeadAsync(Begin);
            await GradeAsync(await Given.PastHandoffAsync(lead, Begin.AddDays(1), story.Accepted ? null : "tooSmall"), story.Grade);
            // A pass after the close says nothing about how good the lead looked before.
            await GradeAsync(await Given.PastHandoffAsync(lead, Begin.AddDays(200), pass: 2), "C3");
            if (story.Deal is { } stage) await Given.PastDealAsync(_dice.Next(1, 90), Begin.AddDays(2), Begin.AddDays(9), stage, null, lead);
            told.Add(story);
        }

        var bands = await _app.Get<BandQueries>().BandsAsync(Quarter);

        Assert.Equal(["A1", "B2", null], bands.Select(band => band.Band));
        foreach (var band in bands)
        {
            var own = told.Where(story => story.Grade == band.Band).ToList();
            Assert.Equal((own.Count, own.Count(s => s.Accepted), own.Count(s => s.Deal == "Won"), own.Count(s => s.Deal == "Lost")), (band.Decided, band.Accepted, band.Won, band.Lost));
            foreach (var (of, number) in new[] { ("bandDecided", band.Decided), ("bandAccepted", band.Accepted), ("bandWon", band.Won), ("bandLost", band.Lost) })
                Assert.Equal(number, (await _app.Get<RecordQueries>().FindAsync(new(of, Quarter, Key: band.Band ?? ""), 0, 1)).Value!.Total);
        }
    }

    [Fact]
    public async Task Early_churn_is_not_known_until_a_deal_says_that_its_customer_left_and_then_is_what_a_recount_gives()
    {
        var (year, early) = (new ReportPeriod(Begin.AddYears(-1), Begin), TimeSpan.FromDays(ChurnQueries.EarlyDays));
        Assert.Null(await _app.Get<ChurnQueries>().BySourceAsync(year));
        List<(string? Source, DateTimeOffset WonAt, DateTimeOffset? LeftAt)> told = [];
        for (var n = 0; n < 30; n++)
        {
            var wonAt = Begin.AddDays(-_dice.Next(1, 365));
            var story = (Source: new[] { "ads", "fair", null }[_dice.Next(3)], WonAt: wonAt, LeftAt: _dice.Next(2) == 0 ? wonAt.AddDays(_dice.Next(0, 300)) : (DateTimeOffset?)null);
            var deal = await Given.PastDealAsync(5, wonAt.AddDays(-20), wonAt, "Won", null, await Given.PastLeadAsync(wonAt.AddDays(-30), story.Source));
            await Given.RunAsync("update opportunities set ended_at = $2::timestamptz where id = $1", deal, story.LeftAt);
            told.Add(story);
        }

        var sources = (await _app.Get<ChurnQueries>().BySourceAsync(year))!;

        var known = told.Where(story => story.WonAt + early <= _app.Clock.GetUtcNow()).ToLookup(story => story.Source ?? "");
        Assert.Equal(known.Select(group => group.Key).Order(), sources.Select(source => source.Source ?? "").Order());
        foreach (var source in sources)
        {
            var key = source.Source ?? "";
            Assert.Equal((known[key].Count(), known[key].Count(story => story.LeftAt < story.WonAt + early)), (source.Known, source.Left));
            foreach (var (of, number) in new[] { ("churnKnown", source.Known), ("churnLeft", source.Left) })
                Assert.Equal(number, (await _app.Get<RecordQueries>().FindAsync(new(of, year, Key: key), 0, 1)).Value!.Total);
        }
    }

    private Task<int> GradeAsync(Guid handoff, string? grade) =>
        Given.RunAsync("update handoffs set snapshot = jsonb_build_object('score', jsonb_build_object('grade', $2::text)) where id = $1", handoff, grade);

    [Fact]
    public async Task Won_revenue_by_anything_adds_up_and_each_group_opens_its_deals()
    {
        for (var n = 0; n < 20; n++)
        {
            var deal = await Given.PastDealAsync(_dice.NextInt64(1, 1000), Begin, Begin.AddDays(_dice.Next(100)), "Won", _dice.Next(2) == 0 ? null : await Given.PastAccountAsync($"a{n}.test"));
            if (_dice.Next(3) > 0) await Given.RunAsync("update opportunities set owner_id = $2 where id = $1", deal, (await Given.PersonAsync(Role.SalesRep)).Id);
        }
        var total = (await _app.Get<RevenueQueries>().TotalsAsync(Quarter)).WonMinor;

        foreach (var by in Enum.GetValues<WonGrouping>())
        {
            var groups = await _app.Get<WonQueries>().ByAsync(Quarter, by);
            Assert.Equal(total, groups.Sum(group => group.Minor));
            foreach (var group in groups)
                Assert.Equal(group.Minor, (await _app.Get<RecordQueries>().FindAsync(new($"wonBy{by}", Quarter, Grouping: FunnelGrouping.Month, Key: group.Key ?? ""), 0, 50)).Value!.SumMinor);
        }
    }
}
