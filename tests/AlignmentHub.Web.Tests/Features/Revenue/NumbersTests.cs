using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Won;
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
    public async Task Every_hand_off_is_in_the_bucket_of_its_first_outreach_and_behind_its_number()
    {
        var minutes = new int?[] { 5, 6, 240, 241, 1440, 4321, null };
        foreach (var wait in minutes)
        {
            var handoff = await Given.PastHandoffAsync(await Given.PastLeadAsync(Begin), Begin.AddDays(1));
            if (wait is { } some) await Given.RunAsync("update handoffs set first_touch_at = created_at + make_interval(mins => $2), state = 'Qualified' where id = $1", handoff, some);
        }

        var buckets = await _app.Get<SpeedQueries>().ConversionAsync(Quarter);

        Assert.Equal([1, 1, 1, 2, 0, 1, 1], buckets.Select(bucket => bucket.Handoffs));
        Assert.Equal([1, 1, 1, 1, null, 1, 0.0], buckets.Select(bucket => bucket.QualifiedRate));
        foreach (var bucket in buckets)
            Assert.Equal(bucket.Handoffs, (await _app.Get<RecordQueries>().FindAsync(new("speed", Quarter, Key: $"{bucket.Bucket}"), 0, 10)).Value!.Total);
    }

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
                Assert.Equal(group.Minor, (await _app.Get<RecordQueries>().FindAsync(new($"wonBy{by}", Quarter, Key: group.Key ?? ""), 0, 50)).Value!.SumMinor);
        }
    }
}
