using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class ScorecardTests : IClassFixture<GeneratedClocks>
{
    private static readonly ReportPeriod Period = new(GeneratedClocks.Begin.AddDays(3), GeneratedClocks.Begin.AddDays(40));

    private readonly GeneratedClocks clocks;

    public ScorecardTests(GeneratedClocks clocks) => this.clocks = clocks;

    public static TheoryData<string> Slices => new("everybody", "team", "rep", "source", "policy");

    [Theory]
    [MemberData(nameof(Slices))]
    public async Task The_scorecard_is_what_an_independent_recount_finds_and_each_number_is_a_list_of_that_length(string slice)
    {
        var filter = Filter(slice);
        var counted = clocks.All.Where(c => c.Due >= Period.From && c.Due < Period.To && IsIn(c, slice)).ToList();

        var card = await clocks.App.Get<ScorecardQueries>().OfAsync(filter, TestContext.Current.CancellationToken);

        Assert.NotEmpty(counted);
        Assert.Equal(Told(counted), Told(card));
        foreach (var score in card.Scores)
        {
            foreach (var standing in Enum.GetValues<PromiseStanding>())
            {
                var behind = ClockFilter.Of(filter, score.Side, score.Promise, standing);
                Assert.Equal(score.Tally.Of(standing), await clocks.App.Get<ClockQueries>().CountAsync(behind, TestContext.Current.CancellationToken));
            }
        }
    }

    [Fact]
    public async Task The_weeks_add_up_to_the_period()
    {
        var card = await clocks.App.Get<ScorecardQueries>().OfAsync(Filter("everybody"), TestContext.Current.CancellationToken);

        foreach (var side in Enum.GetValues<PromiseSide>())
        {
            var weeks = card.Weeks.Where(week => week.Side == side).ToList();
            Assert.Equal((card.Sum(side).Met, card.Sum(side).Missed), (weeks.Sum(w => w.Tally.Met), weeks.Sum(w => w.Tally.Missed)));
            Assert.All(weeks, week => Assert.Equal(DayOfWeek.Monday, week.Monday.DayOfWeek));
        }
    }

    [Fact]
    public async Task Programs_read_scorecard_and_lists_page_by_page()
    {
        using var api = clocks.App.Api();
        var span = $"from={Period.From.ToWire()}&to={Period.To.ToWire()}";
        var card = await (await api.GetAsync(new Uri($"/api/v1/sla/scorecard?{span}", UriKind.Relative))).MustBeAsync(HttpStatusCode.OK);
        var decision = card.GetProperty("sales").EnumerateArray().Single(s => s.Text("promise") == "decision");

        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await api.GetAsync(new Uri($"/api/v1/sla/promises?{span}&side=sales&promise=decision&standing=missed&limit=7{(cursor is null ? "" : $"&cursor={cursor}")}", UriKind.Relative)))
                .MustBeAsync(HttpStatusCode.OK);
            listed.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")!));
            cursor = page.Text("nextCursor");
        }
        while (cursor is not null);

        Assert.Equal(decision.GetProperty("missed").GetInt64(), listed.Distinct().Count());
        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.Equal(["state"], await (await api.GetAsync(new Uri("/api/v1/sla/promises?state=late", UriKind.Relative))).MustRefuseFieldsAsync());
        using var nobody = clocks.App.Api((await clocks.App.Given.PersonAsync(Role.SalesRep)).Email);
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.GetAsync(new Uri("/api/v1/sla/scorecard", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_spreadsheet_has_every_promise_however_many_there_are()
    {
        using var api = clocks.App.Api();
        api.DefaultRequestHeaders.Accept.ParseAdd("text/csv");

        var table = await api.GetStringAsync(new Uri("/api/v1/sla/promises?limit=1", UriKind.Relative), TestContext.Current.CancellationToken);

        var all = await clocks.App.Get<ClockQueries>().CountAsync(new ClockFilter(), TestContext.Current.CancellationToken);
        Assert.Equal(all + 1, table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).LongLength);
        Assert.True(all > Paging.Largest);
    }

    [Theory]
    [InlineData("scorecard")]
    [InlineData("months")]
    [InlineData("promises")]
    public async Task A_period_that_no_calendar_has_is_refused_by_its_field(string report)
    {
        using var api = clocks.App.Api();

        Assert.Equal(["to"], await (await api.GetAsync(new Uri($"/api/v1/sla/{report}?to=9999-12-31", UriKind.Relative))).MustRefuseFieldsAsync());
        Assert.Equal(["from"], await (await api.GetAsync(new Uri($"/api/v1/sla/{report}?from=0001-01-01", UriKind.Relative))).MustRefuseFieldsAsync());
    }

    [Fact]
    public async Task Without_a_promise_due_there_is_no_data_and_a_spreadsheet_has_its_head()
    {
        using var api = clocks.App.Api();
        var empty = await (await api.GetAsync(new Uri("/api/v1/sla/scorecard?from=2001-01-01&to=2001-02-01", UriKind.Relative))).ReadAsync();
        api.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
        var table = await api.GetStringAsync(new Uri($"/api/v1/sla/scorecard?from={Period.From.ToWire()}&to={Period.To.ToWire()}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Empty(empty.GetProperty("sales").EnumerateArray());
        Assert.StartsWith("side,promise,met,missed,running,cancelled,reassigned,attainment,smallSample\r\n", table, StringComparison.Ordinal);
        Assert.Contains("\r\nSales,Decision,", table, StringComparison.Ordinal);
    }

    private ScoreFilter Filter(string slice) => slice switch
    {
        "team" => new ScoreFilter(Period) { TeamId = clocks.Team.Id },
        "rep" => new ScoreFilter(Period) { RepId = clocks.Rep.Id },
        "source" => new ScoreFilter(Period) { Source = "fair" },
        "policy" => new ScoreFilter(Period) { PolicyId = clocks.PolicyId },
        _ => new ScoreFilter(Period),
    };

    private bool IsIn(GeneratedClock c, string slice) => slice switch
    {
        "team" => c.Team == clocks.Team.Id,
        "rep" => c.Rep == clocks.Rep.Id,
        "source" => c.Source == "fair",
        "policy" => c.Policy == clocks.PolicyId,
        _ => true,
    };

    // Semantics.md 4.8 once more, from its words: a hit needs an end at or before the due instant.
    private IReadOnlyList<string> Told(IEnumerable<GeneratedClock> counted) =>
        [.. from c in counted
            group c by (c.Side, c.Kind) into promise
            orderby promise.Key.Side, promise.Key.Kind
            let hits = promise.Count(c => c.End == "done" && c.Ended <= c.Due)
            let missed = promise.Count(c => (c.End == "done" && c.Ended > c.Due) || (c.End == "none" && c.Due < clocks.Now) || (c.End is "cancelled" or "reassigned" && c.Ended > c.Due))
            select $"{promise.Key.Side} {promise.Key.Kind}: {hits} met, {missed} missed, {promise.Count(c => c.End == "none" && c.Due >= clocks.Now)} running, "
                + $"{promise.Count(c => c.End == "cancelled" && c.Ended <= c.Due)} cancelled, {promise.Count(c => c.End == "reassigned" && c.Ended <= c.Due)} reassigned, "
                + (hits + missed == 0 ? "no data" : $"{(double)hits / (hits + missed):0.0000}{(hits + missed < 20 ? ", small" : "")}")];

    private static IReadOnlyList<string> Told(Scorecard card) =>
        [.. from score in card.Scores
            orderby score.Side.ToString(), score.Promise
            let t = score.Tally
            select $"{score.Side} {score.Promise}: {t.Met} met, {t.Missed} missed, {t.Running} running, {t.Cancelled} cancelled, {t.Reassigned} reassigned, "
                + (t.Attainment is { } share ? $"{share:0.0000}{(t.SmallSample ? ", small" : "")}" : "no data")];
}
