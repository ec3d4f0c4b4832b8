using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Targets;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class TargetTests : IAsyncLifetime
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Month = new(March, March.AddMonths(1));

    private readonly HubApp _app = new();

    private Given Given => _app.Given;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_is_there_stands_against_the_target_the_pace_and_the_forecast()
    {
        // Monday 2026-03-09, before office hours: five of the twenty-two working days of March are over.
        _app.Clock.Set(March.AddDays(8));
        await Given.PastDealAsync(500, March.AddDays(-3), March.AddDays(2), "Won", null, await Given.PastLeadAsync(March));
        using var api = _app.Api();
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsync("/api/v1/admin/targets/2026-03", new { measure = "wonRevenue", value = 2200 })).StatusCode);

        var line = (await _app.Get<TargetQueries>().SheetAsync(Month)).Company(TargetMeasure.WonRevenue);
        var revenue = await api.GetFromJsonAsync<JsonElement>("/api/v1/metrics/revenue?from=2026-03-01&to=2026-04-01");

        Assert.Equal((2200, 500, 500.0), (line.Target, line.Actual, line.Expected));
        Assert.Equal(2200, line.Forecast!.Likely);
        Assert.Equal(2200, revenue.GetProperty("targetMinor").GetInt64());
    }

    [Fact]
    public async Task A_team_has_its_own_target_and_only_its_own_deals()
    {
        var (north, south) = (await Given.TeamAsync(TeamSide.Sales), await Given.TeamAsync(TeamSide.Sales));
        foreach (var (team, minor) in new[] { (north, 100), (south, 30) })
        {
            var deal = await Given.PastDealAsync(minor, March, March.AddDays(1), "Won", null);
            await Given.RunAsync("update opportunities set owner_id = $2 where id = $1", deal, (await Given.PersonAsync(Role.SalesRep, team)).Id);
        }
        var leader = Given.ActorOf(await Given.PersonAsync(Role.Leader));
        var set = _app.Get<SetTargets>();
        Assert.True((await set.RunAsync(new(new(2026, 3, 1), north.Key, TargetMeasure.WonRevenue, 200), leader)).IsDone);
        Assert.Equal(["value"], (await set.RunAsync(new(new(2026, 3, 1), north.Key, TargetMeasure.WonRevenue, long.MaxValue), leader)).Refusal!.Fields.Keys);

        var sheet = await _app.Get<TargetQueries>().SheetAsync(Month);

        Assert.Equal((130, null), (sheet.Company(TargetMeasure.WonRevenue).Actual, sheet.Company(TargetMeasure.WonRevenue).Target));
        Assert.Equal((100, 200), sheet.Lines.Where(line => line.TeamId == north.Id).Select(line => (line.Actual, line.Target)).Single());
        Assert.Equal(200, sheet.RevenueTarget);
        Assert.Equal(100, (await _app.Get<RecordQueries>().FindAsync(new("wonDeals", Month) { Team = north.Id }, 0, 9)).Value!.SumMinor);
        Assert.Equal(130, (await _app.Get<RecordQueries>().FindAsync(new("created", Month), 0, 9)).Value!.SumMinor);

        await set.RunAsync(new(new(2026, 3, 1), north.Key, TargetMeasure.WonRevenue, null), leader);
        Assert.Null((await _app.Get<TargetQueries>().SheetAsync(Month)).RevenueTarget);
    }

    [Fact]
    public async Task Two_who_set_one_target_at_once_are_told_and_a_year_that_is_none_is_refused()
    {
        using var api = _app.Api();

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => api.PutAsync("/api/v1/admin/targets/2026-12", new { measure = "sql", value = n })));

        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(["month"], await (await api.PutAsync("/api/v1/admin/targets/9999-12", new { measure = "sql", value = 1 })).MustRefuseFieldsAsync());
    }

    [Fact]
    public async Task The_latest_word_of_leadership_stands_and_a_rep_sets_nothing()
    {
        var (leader, rep) = (await Given.PersonAsync(Role.Leader, name: "Lena"), Given.ActorOf(await Given.PersonAsync(Role.SalesRep)));
        var write = _app.Get<WriteNote>();
        await write.RunAsync(new(2026, 1, 1), "Fewer, better leads.", Given.ActorOf(leader));
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await write.RunAsync(new(2026, 1, 1), "Win back the south.", Given.ActorOf(leader));

        Assert.Equal("Win back the south.", (await _app.Get<TargetQueries>().SheetAsync(Month)).Note!.Text);
        Assert.True((await write.RunAsync(new(2026, 1, 1), "Holidays", rep)).Refusal!.IsForbidden);
        Assert.True((await _app.Get<SetTargets>().RunAsync(new(new(2026, 3, 1), null, TargetMeasure.Mql, 1), rep)).Refusal!.IsForbidden);
    }
}
