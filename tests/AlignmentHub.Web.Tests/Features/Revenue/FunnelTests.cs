using System.Net;
using AlignmentHub.Web.Platform.Time;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class FunnelTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Spring = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod March = new(Spring, Spring.AddMonths(1));

    private readonly HubApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_later_stage_implies_the_earlier_ones()
    {
        await LeadAsync("web", (LeadStage.Mql, 2), (LeadStage.Customer, 20));

        var group = Assert.Single(await CohortAsync());

        Assert.Equal([1, 1, 1, 1, 1, 1], group.Stages.Select(stage => stage.Entered));
        Assert.Equal([0, 1, 1, 1, 1, 0], group.Stages.Select(stage => stage.Inferred));
    }

    [Fact]
    public async Task What_came_after_the_window_does_not_count()
    {
        await LeadAsync("web", (LeadStage.Mql, 0), (LeadStage.Customer, 90));
        await LeadAsync("web", (LeadStage.Mql, 0), (LeadStage.Customer, 90.001));

        Assert.Equal(1, (await CohortAsync()).Single().Stages[^1].Entered);
    }

    [Fact]
    public async Task Only_the_first_entry_puts_a_lead_into_a_cohort()
    {
        await LeadAsync("web", (LeadStage.Mql, -10), (LeadStage.Mql, 5));

        Assert.Empty(await CohortAsync());
    }

    [Fact]
    public async Task A_win_before_the_mql_entry_is_marked_and_not_counted()
    {
        await LeadAsync("web", (LeadStage.Customer, 1), (LeadStage.Mql, 3));

        var group = Assert.Single(await CohortAsync());

        Assert.Equal((1, 1, 0), (group.Cohort, group.Backwards, group.Stages[^1].Entered));
    }

    [Fact]
    public async Task The_blank_source_is_a_group_of_its_own_without_a_name()
    {
        await LeadAsync(null, (LeadStage.Mql, 1));
        await LeadAsync("web", (LeadStage.Mql, 1));

        Assert.Equal([null, "web"], (await CohortAsync(FunnelGrouping.Source)).Select(group => group.Key).Order());
    }

    [Fact]
    public async Task A_cohort_is_immature_until_the_window_of_its_last_lead_has_ended()
    {
        await LeadAsync("web", (LeadStage.Mql, 30.9));
        _app.Clock.Set(Spring.AddDays(120));
        Assert.True((await CohortAsync()).Single().Immature);

        _app.Clock.Set(Spring.AddDays(121));
        Assert.False((await CohortAsync()).Single().Immature);
    }

    [Fact]
    public async Task Throughput_counts_entries_and_rates_them_against_the_stage_before()
    {
        await LeadAsync("web", (LeadStage.Mql, 1), (LeadStage.HandedOff, 2));
        await LeadAsync("web", (LeadStage.Mql, 3));

        var group = Assert.Single(await _app.Get<FunnelQueries>().ThroughputAsync(March, FunnelGrouping.None));

        Assert.Equal((2, 1, 0.5), (group.Stages[0].Entered, group.Stages[1].Entered, group.Stages[1].Rate));
        Assert.Null(group.Cohort);
    }

    [Fact]
    public async Task Velocity_keeps_a_negative_pass_and_counts_those_still_open()
    {
        await LeadAsync("web", (LeadStage.Mql, 0), (LeadStage.Customer, 10));
        await LeadAsync("web", (LeadStage.Customer, 1), (LeadStage.Mql, 3));
        await LeadAsync("web", (LeadStage.Mql, 2));

        var won = (await _app.Get<VelocityQueries>().StagesAsync(March)).Single(stage => stage.To == LeadStage.Customer && stage.From == LeadStage.Mql);

        Assert.Equal((2, 1, 1), (won.Passes, won.Negative, won.OpenPasses));
        Assert.Equal(4.0, won.MedianDays);
    }

    [Fact]
    public async Task The_records_behind_a_stage_add_up_to_it()
    {
        await LeadAsync("web", (LeadStage.Mql, 1), (LeadStage.Accepted, 2));
        await LeadAsync(null, (LeadStage.Mql, 1), (LeadStage.Customer, 5));
        await LeadAsync(null, (LeadStage.Mql, 1));

        foreach (var grouping in Enum.GetValues<FunnelGrouping>())
        foreach (var group in await CohortAsync(grouping))
        foreach (var stage in group.Stages)
        {
            var key = grouping == FunnelGrouping.None ? null : group.Key ?? "";
            var found = await _app.Get<RecordQueries>().FindAsync(new(RecordQueries.StageKind(stage.Stage), March, 90, grouping, key), 0, 50);
            Assert.Equal(stage.Entered, found.Value!.Total);
        }
    }

    [Fact]
    public async Task The_api_answers_in_the_shape_that_scripts_rely_on()
    {
        await LeadAsync(null, (LeadStage.Mql, 1));
        using var api = _app.Api();

        var answer = await api.GetFromJsonAsync<JsonElement>("/api/v1/metrics/funnel?from=2025-03-01&to=2025-04-01&groupBy=source&windowDays=30");

        Assert.Equal(("cohort", 30), (answer.GetProperty("view").GetString(), answer.GetProperty("windowDays").GetInt32()));
        var group = answer.GetProperty("groups")[0];
        Assert.Equal(JsonValueKind.Null, group.GetProperty("key").ValueKind);
        Assert.Equal(["mql", "handedOff", "accepted", "sql", "opportunity", "customer"], group.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("stage").GetString()));
    }

    [Theory]
    [InlineData("funnel?from=yesterday", "from")]
    [InlineData("funnel?from=2025-03-01&to=2025-03-01", "to")]
    [InlineData("revenue?from=0001-01-01", "from")]
    [InlineData("revenue?to=9999-12-31T00:00:00Z", "to")]
    [InlineData("funnel?windowDays=0", "windowDays")]
    [InlineData("funnel?groupBy=moon", "groupBy")]
    [InlineData("funnel?view=sideways", "view")]
    [InlineData("records?of=everything", "of")]
    public async Task What_cannot_be_asked_is_refused_by_name(string query, string field)
    {
        using var api = _app.Api();

        using var answer = await api.GetAsync($"/api/v1/metrics/{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_rep_does_not_see_revenue()
    {
        var rep = await _app.Given.PersonAsync(Role.SalesRep);
        using var api = _app.Api(rep.Email);

        using var answer = await api.GetAsync("/api/v1/metrics/revenue");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Task<IReadOnlyList<FunnelGroup>> CohortAsync(FunnelGrouping grouping = FunnelGrouping.None) => _app.Get<FunnelQueries>().CohortAsync(March, 90, grouping);

    /// <summary>A lead with this history, in days after the first of March.</summary>
    private async Task LeadAsync(string? source, params (LeadStage Stage, double Day)[] history)
    {
        await using var db = _app.Open();
        var id = Guid.CreateVersion7(Spring);
        await db.Database.ExecuteSqlAsync($"""
            insert into leads (id, external_id, source, stage, stage_since, created_at, updated_at)
            values ({id}, {id.ToString()}, {source}, 'Mql', {Spring}, {Spring}, {Spring})
            """);
        foreach (var (stage, day) in history)
            await db.Database.ExecuteSqlAsync($"insert into stage_moves (lead_id, to_stage, at, is_inferred, is_imported) values ({id}, {stage.ToString()}, {Spring.AddDays(day)}, false, true)");
        await _app.Given.SettleAsync();
    }
}
