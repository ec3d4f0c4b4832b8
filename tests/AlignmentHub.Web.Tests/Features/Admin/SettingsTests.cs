using System.Net;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Admin;

public sealed class SettingsTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Admin = "/api/v1/admin";

    [Fact]
    public async Task A_pool_shares_by_weight_and_who_joins_later_begins_half_a_turn_behind()
    {
        var (ada, bob) = (await RepAsync("ada"), await RepAsync("bob"));
        await app.Api().PutAsync($"{Admin}/pools/emea", new { name = "EMEA", members = new[] { new { user = ada, weight = 2m } } });
        await TurnAsync("emea", 5m);
        var joined = await app.Api().PutAsync($"{Admin}/pools/emea", new { name = "EMEA", members = new object[] { new { user = ada, weight = 1 }, new { user = bob, weight = 4 } } });

        var pool = await joined.MustBeAsync(HttpStatusCode.OK);
        Assert.Equal([ada, bob], pool.GetProperty("members").EnumerateArray().Select(m => m.Text("user")!).Order());
        Assert.Equal([(1m, 5m), (4m, 5.125m)], await MembersAsync("emea"));
    }

    [Fact]
    public async Task Who_leaves_a_pool_and_comes_back_begins_anew()
    {
        var (cleo, dan) = (await RepAsync("cleo"), await RepAsync("dan"));
        var both = new { name = "APAC", members = new[] { new { user = cleo }, new { user = dan } } };
        await app.Api().PutAsync($"{Admin}/pools/apac", both);
        await TurnAsync("apac", 7m);
        await app.Api().PutAsync($"{Admin}/pools/apac", new { name = "APAC", members = new[] { new { user = cleo } } });
        await app.Api().PutAsync($"{Admin}/pools/apac", both);

        Assert.Equal([(1m, 7m), (1m, 7.5m)], await MembersAsync("apac"));
    }

    [Fact]
    public async Task Every_wrong_member_of_a_pool_is_named()
    {
        var eve = await RepAsync("eve");
        var answer = await app.Api().PutAsync($"{Admin}/pools/wrong", new
        {
            name = "Wrong",
            members = new object[] { new { user = eve, weight = 0 }, new { user = "nobody@example.com" }, new { user = HubApp.AdminEmail }, new { user = eve } },
        });

        Assert.Equal(["members[0].weight", "members[1].user", "members[2].user", "members[3].user"], await answer.MustRefuseFieldsAsync());
    }

    [Fact]
    public async Task A_pool_that_a_rule_points_to_stays()
    {
        await app.Api().PutAsync($"{Admin}/pools/kept", new { name = "Kept", members = Array.Empty<object>() });
        await (await app.Api().PutAsync($"{Admin}/routing-rules/r1", new { name = "All", position = 50, pool = "kept" })).MustBeAsync(HttpStatusCode.Created);

        Assert.Equal(HttpStatusCode.Conflict, (await app.Api().DeleteAsync($"{Admin}/pools/kept")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Api().DeleteAsync($"{Admin}/routing-rules/r1")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Api().DeleteAsync($"{Admin}/pools/kept")).StatusCode);
    }

    [Fact]
    public async Task A_routing_rule_takes_a_condition_and_refuses_a_wrong_one_at_its_place()
    {
        await app.Api().PutAsync($"{Admin}/pools/dach", new { name = "DACH", members = Array.Empty<object>() });
        var good = new { name = "DACH", position = 10, pool = "dach", ownerFirst = true, when = new { field = "country", op = "in", value = new[] { "DE", "AT" } } };
        var wrong = new { name = "Wrong", position = 11, pool = "dach", when = new { field = "shoeSize", op = "eq", value = 1 } };
        var nowhere = new { name = "Nowhere", position = 12, pool = "nowhere" };

        var made = await (await app.Api().PutAsync($"{Admin}/routing-rules/dach", good)).MustBeAsync(HttpStatusCode.Created);
        Assert.Equal("country", made.GetProperty("when").Text("field"));
        Assert.True(made.GetProperty("ownerFirst").GetBoolean());
        Assert.Equal(["when.field"], await (await app.Api().PutAsync($"{Admin}/routing-rules/wrong", wrong)).MustRefuseFieldsAsync());
        Assert.Equal(["pool"], await (await app.Api().PutAsync($"{Admin}/routing-rules/nowhere", nowhere)).MustRefuseFieldsAsync());
        Assert.Equal(["position"], await (await app.Api().PutAsync($"{Admin}/routing-rules/twice", good)).MustRefuseFieldsAsync());
    }

    [Fact]
    public async Task A_rejection_reason_is_added_and_retired()
    {
        var terms = new { label = "Too early", disposition = "nurture", nurtureDays = 30, side = "neutral", coolDownDays = 30 };
        await (await app.Api().PutAsync($"{Admin}/reasons/tooEarly", terms)).MustBeAsync(HttpStatusCode.Created);
        var wrong = await app.Api().PutAsync($"{Admin}/reasons/never", new { label = "Never", disposition = "archive", nurtureDays = 30, side = "neutral" });
        await app.Api().DeleteAsync($"{Admin}/reasons/tooEarly");

        Assert.Equal(["nurtureDays"], await wrong.MustRefuseFieldsAsync());
        Assert.False((await (await app.Api().GetAsync($"{Admin}/reasons/tooEarly")).ReadAsync()).GetProperty("active").GetBoolean());
        Assert.Equal(12, (await (await app.Api().GetAsync($"{Admin}/reasons")).ReadAsync()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_team_works_by_a_calendar_and_a_calendar_that_is_worked_by_stays()
    {
        var hours = new { name = "Berlin", calendar = new { timeZone = "Europe/Berlin", week = new { mon = new[] { new[] { "09:00", "12:00" }, new[] { "13:00", "17:00" } } } } };
        await (await app.Api().PutAsync($"{Admin}/calendars/berlin", hours)).MustBeAsync(HttpStatusCode.Created);
        await (await app.Api().PutAsync($"{Admin}/calendars/berlin", hours)).MustBeAsync(HttpStatusCode.OK);
        await (await app.Api().PutAsync($"{Admin}/teams/berlin", new { name = "Berlin", side = "sales", calendar = "berlin" })).MustBeAsync(HttpStatusCode.Created);
        var closed = new { name = "Never", calendar = new { timeZone = "Europe/Berlin", week = new { mon = new[] { new[] { "17:00", "09:00" } } } } };

        Assert.Equal(HttpStatusCode.Conflict, (await app.Api().DeleteAsync($"{Admin}/calendars/berlin")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await app.Api().DeleteAsync($"{Admin}/calendars/default")).StatusCode);
        Assert.All(await (await app.Api().PutAsync($"{Admin}/calendars/never", closed)).MustRefuseFieldsAsync(), field => Assert.StartsWith("calendar.week.mon", field));
    }

    [Fact]
    public async Task A_policy_names_every_time_that_is_none()
    {
        var wrong = new { name = "Fast", routingMinutes = 0, decisionMinutes = -1, firstTouchMinutes = 60, expiryMinutes = 600 };
        var right = new { name = "Standard", routingMinutes = 10, decisionMinutes = 120, firstTouchMinutes = 60, expiryMinutes = 600 };

        Assert.Equal(["decisionMinutes", "routingMinutes"], await (await app.Api().PutAsync($"{Admin}/policies/fast", wrong)).MustRefuseFieldsAsync());
        var standard = await (await app.Api().PutAsync($"{Admin}/policies/standard", right)).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((120, true), (standard.GetProperty("decisionMinutes").GetInt32(), standard.GetProperty("isFallback").GetBoolean()));
        Assert.Equal(HttpStatusCode.Conflict, (await app.Api().DeleteAsync($"{Admin}/policies/standard")).StatusCode);
    }

    [Fact]
    public async Task Rates_are_set_by_day_and_listed_in_parts()
    {
        foreach (var day in new[] { "2026-01-01", "2026-01-02", "2026-01-03" }) await app.Api().PutAsync($"{Admin}/rates/USD/{day}", new { rate = 0.92 });
        var first = await (await app.Api().GetAsync($"{Admin}/rates?limit=2")).ReadAsync();
        var rest = await (await app.Api().GetAsync($"{Admin}/rates?limit=2&cursor={first.Text("nextCursor")}")).ReadAsync();

        Assert.Equal(["2026-01-01", "2026-01-02"], first.GetProperty("items").EnumerateArray().Select(rate => rate.Text("day")!));
        Assert.Equal(["2026-01-03"], rest.GetProperty("items").EnumerateArray().Select(rate => rate.Text("day")!));
        Assert.Null(rest.Text("nextCursor"));
        Assert.Equal(["currency"], await (await app.Api().PutAsync($"{Admin}/rates/EUR/2026-01-01", new { rate = 1 })).MustRefuseFieldsAsync());
        Assert.Equal(["rate"], await (await app.Api().PutAsync($"{Admin}/rates/USD/2026-01-01", new { rate = 0 })).MustRefuseFieldsAsync());
        Assert.Equal(["day"], await (await app.Api().PutAsync($"{Admin}/rates/USD/yesterday", new { rate = 1 })).MustRefuseFieldsAsync());
    }

    private async Task<string> RepAsync(string name)
    {
        var email = $"{name}@example.com";
        await app.Api().PutAsync($"{Admin}/users/by-email/{email}", new { name, roles = new[] { "salesRep" } });
        return email;
    }

    private async Task TurnAsync(string pool, decimal value)
    {
        await using var db = app.Open();
        var id = await db.Set<Pool>().Where(p => p.Key == pool).Select(p => p.Id).SingleAsync();
        await db.Set<PoolMember>().Where(m => m.PoolId == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Value, value));
    }

    private async Task<IReadOnlyList<(decimal Weight, decimal Value)>> MembersAsync(string pool)
    {
        await using var db = app.Open();
        var rows = await db.Set<PoolMember>().Where(m => db.Set<Pool>().Any(p => p.Id == m.PoolId && p.Key == pool)).OrderBy(m => m.Value).ToListAsync();
        return [.. rows.Select(m => (m.Weight, m.Value))];
    }
}
