using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Campaigns;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class MonthCloseTests : IAsyncLifetime
{
    private static readonly DateTimeOffset January = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Quarter = new(January, January.AddMonths(3));
    private static readonly DateOnly First = new(2026, 1, 1);

    private readonly HubApp _app = new();

    private Given Given => _app.Given;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_closed_month_does_not_move_and_what_comes_later_is_an_adjustment()
    {
        var (spring, lead) = (await Given.PastCampaignAsync("spring"), await Given.PastLeadAsync(January));
        await Given.TouchAsync(lead, January.AddDays(1), campaign: spring);
        await Given.PastDealAsync(100, January.AddDays(2), January.AddDays(20), "Won", null, lead);
        await Given.PastDealAsync(30, January.AddDays(2), January.AddDays(40), "Won", null, lead);
        Assert.True((await _app.Get<CloseMonth>().RunAsync(First, Actor.System)).IsDone);

        await Given.PastDealAsync(7, January.AddDays(5), January.AddDays(25), "Won", null, await Given.PastLeadAsync(January));
        await Given.TouchAsync(lead, January.AddDays(1));

        foreach (var earned in await _app.Get<AttributionQueries>().EarnedAsync(new(Quarter), Enum.GetValues<AttributionModel>()))
        {
            Assert.Equal(137, earned.TotalMinor);
            Assert.Equal(earned.TotalMinor, earned.Groups.Sum(group => group.AmountMinor) + earned.Adjustments.Sum(adjustment => adjustment.AmountMinor));
            Assert.All(earned.Adjustments, adjustment => Assert.Equal(First, adjustment.Month));
        }
        var linear = await _app.Get<AttributionQueries>().EarnedAsync(new(Quarter), AttributionModel.Linear);
        Assert.Equal([("spring", 115L), ("", 15L)], linear.Groups.Select(group => (group.Key!, group.AmountMinor)));
        Assert.Equal([("spring", -50L), (null, 7L), ("", 50L)], linear.Adjustments.Select(adjustment => (adjustment.Key, adjustment.AmountMinor)).OrderBy(a => a.AmountMinor));
    }

    [Fact]
    public async Task A_month_that_an_older_version_closed_shows_influence_as_known_now_and_explains_its_promises_on_the_scorecard()
    {
        var (spring, lead) = (await Given.PastCampaignAsync("spring"), await Given.PastLeadAsync(January));
        await Given.TouchAsync(lead, January.AddDays(1), campaign: spring);
        var deal = await Given.PastDealAsync(100, January.AddDays(2), January.AddDays(20), "Won", null, lead);
        await Given.PastHandoffAsync(lead, January.AddDays(9));
        foreach (var kind in new[] { "Volume", "Completeness" })
            await Given.RunAsync("insert into promise_targets (id, kind, month, number, value, set_at) values ($1, $2, $3, 1, 5, now())", Guid.NewGuid(), kind, First);
        await _app.Get<CloseMonth>().RunAsync(First, Actor.System);
        await Given.RunAsync("delete from frozen_figures where name like 'influenced/%'");
        await Given.RunAsync("update frozen_figures set record_ids = '{}', amounts = '{}' where name like 'promised/%' or name = 'promise/Completeness'");
        await Given.RunAsync("update opportunities set reporting_minor = 130 where id = $1", deal);

        var result = Assert.Single(await _app.Get<CampaignQueries>().ResultsAsync(Quarter, AttributionModel.Linear));
        var lines = await _app.Get<AdjustmentQueries>().OfAsync(First);

        Assert.Equal((100, 30, 130, 0), (result.WonMinor, result.AdjustmentMinor, result.InfluencedMinor, result.InfluencedAdjustmentMinor));
        Assert.Equal(130, (await _app.Get<RecordQueries>().FindAsync(new("campaignInfluenced", Quarter, Key: "spring"), 0, 1)).Value!.SumMinor);
        Assert.DoesNotContain(lines, line => line.Name == MonthFigure.Influenced);
        Assert.Empty(await _app.Get<MonthParts>().ChangedAsync(Quarter, new(MonthFigure.Influenced, "spring")));
        Assert.Equal(["promise/Completeness", "promised/Completeness", "promised/Volume"],
            lines.Where(line => FigureText.LinkOf(line, "monthFrozen").StartsWith("/sla/scorecard", StringComparison.Ordinal)).Select(line => line.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Funnel_and_attainment_are_frozen_too()
    {
        var lead = await Given.PastLeadAsync(January);
        await Given.MoveAsync(lead, LeadStage.Mql, January.AddDays(1));
        await _app.Get<CloseMonth>().RunAsync(First, Actor.System);

        await Given.MoveAsync(lead, LeadStage.Accepted, January.AddDays(2));

        var lines = (await _app.Get<AdjustmentQueries>().OfAsync(First)).ToDictionary(line => (line.Name, line.Key));
        Assert.Equal((0, 1), (lines[("cohort/Accepted", null)].Frozen, lines[("cohort/Accepted", null)].Now));
        Assert.Equal((1, 1), (lines[("cohort/Mql", null)].Frozen, lines[("cohort/Mql", null)].Now));
        Assert.Equal((0, 1), (lines[("throughput/Accepted", null)].Frozen, lines[("throughput/Accepted", null)].Now));
    }

    [Fact]
    public async Task What_marketing_promised_by_the_month_is_frozen_with_what_it_kept()
    {
        foreach (var (kind, value) in new[] { ("Volume", 3m), ("Quality", 60.5m), ("Completeness", 90m) })
            await Given.RunAsync("insert into promise_targets (id, kind, month, number, value, set_at) values ($1, $2, $3, 1, $4, now())", Guid.NewGuid(), kind, First, value);
        foreach (var reason in new[] { null, null, "tooSmall", "noCapacity" }) await Given.PastHandoffAsync(await Given.PastLeadAsync(January), January.AddDays(9), reason);
        await _app.Get<CloseMonth>().RunAsync(First, Actor.System);

        await Given.PastHandoffAsync(await Given.PastLeadAsync(January), January.AddDays(10));

        var lines = (await _app.Get<AdjustmentQueries>().OfAsync(First)).ToDictionary(line => line.Name, line => (line.Frozen, line.Now));
        Assert.Equal(((2, 3), (2, 3), (4, 5)), (lines["promise/Volume"], lines["promise/Quality"], lines["promise/Completeness"]));
        Assert.Equal(((300, 300), (6050, 6050)), (lines["promised/Volume"], lines["promised/Quality"]));
        Assert.Equal(["promise/Completeness 4", "promise/Quality 3", "promise/Volume 2"],
            await Given.ListAsync("select name || ' ' || count from frozen_figures where name like 'promise/%' order by name"));
    }

    [Fact]
    public async Task A_month_is_closed_once_reopened_with_a_reason_and_both_are_in_the_audit()
    {
        using var api = _app.Api();

        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync("/api/v1/months/2026-01/close", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync("/api/v1/months/2026-01/close", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync("/api/v1/months/2026-03/close", new { })).StatusCode);
        foreach (var never in new[] { "0001-01", "1899-12", "9999-12", "March" })
            Assert.Equal(["month"], await (await api.PostAsync($"/api/v1/months/{never}/close", new { })).MustRefuseFieldsAsync());
        Assert.Equal(["reason"], await (await api.PostAsync("/api/v1/months/2026-01/reopen", new { reason = "oops" })).MustRefuseFieldsAsync());
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync("/api/v1/months/2026-01/reopen", new { reason = "A deal was booked twice." })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync("/api/v1/months/2026-01/close", new { })).StatusCode);

        Assert.Equal(["month.closed", "month.reopened A deal was booked twice.", "month.closed"],
            await Given.ListAsync("select trim(act || ' ' || coalesce(reason, '')) from audit_entries where subject = 'month/2026-01' order by at, id"));
        Assert.Equal(2, (await _app.Get<AdjustmentQueries>().LedgerAsync()).Count);
    }

    [Fact]
    public async Task The_timetable_closes_the_month_that_ended_and_leaves_one_that_people_opened_again()
    {
        var job = ActivatorUtilities.CreateInstance<MonthCloseJob>(_app.Host.Services);

        Assert.Equal("2026-02 is closed", await job.RunAsync());
        Assert.Equal("2026-02 was closed before", await job.RunAsync());
        await _app.Get<ReopenMonth>().RunAsync(new(2026, 2, 1), "A deal was booked twice.", Actor.System);
        Assert.Equal("2026-02 was closed before", await job.RunAsync());
    }

    [Fact]
    public async Task A_rep_closes_nothing()
    {
        var rep = Given.ActorOf(await Given.PersonAsync(Role.SalesRep));

        Assert.True((await _app.Get<CloseMonth>().RunAsync(First, rep)).Refusal!.IsForbidden);
        Assert.True((await _app.Get<ReopenMonth>().RunAsync(First, "Because I can.", rep)).Refusal!.IsForbidden);
    }
}
