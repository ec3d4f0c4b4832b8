using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Handoffs.Availability;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

/// <summary>Who gets a lead; every test has a country of its own, so that the rules of the others do not touch it.</summary>
public sealed class RoutingTests(HubApp app) : IClassFixture<HubApp>
{
    private Given Given => app.Given;

    [Fact]
    public async Task Who_has_enough_open_leads_is_skipped_and_catches_nothing_up()
    {
        var (ada, ben) = (await RepAsync("Ada"), await RepAsync("Ben"));
        await Given.RuleForAsync("Narnia", await Given.PoolOfAsync(new { user = ada, mostOpen = 1 }, new { user = ben }));

        var first = await NextAsync("Narnia");
        var (second, third) = (await NextAsync("Narnia"), await NextAsync("Narnia"));
        Assert.Equal(["Ada", "Ben", "Ben"], Names(first, second, third));
        Assert.Equal("has 1 open leads, at most 1 at once", (await Given.PassedOverAsync(IdOf(third)))["Ada"]);

        await (await app.Api(ada).PostAsync($"/api/v1/handoffs/{IdOf(first)}/reject", new { reason = "notAFit" })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(["Ada", "Ben"], Names(await NextAsync("Narnia"), await NextAsync("Narnia")));
    }

    [Fact]
    public async Task A_limit_per_day_ends_with_the_day()
    {
        var ada = await RepAsync("Ada");
        await Given.RuleForAsync("Oz", await Given.PoolOfAsync(new { user = ada, mostPerDay = 1 }));

        Assert.Equal(["Ada", "nobody"], Names(await NextAsync("Oz"), await NextAsync("Oz")));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["Ada"], Names(await NextAsync("Oz")));
    }

    [Fact]
    public async Task Who_is_away_gets_nothing_until_they_are_back()
    {
        var (ada, ben) = (await RepAsync("Ada"), await RepAsync("Ben"));
        await Given.RuleForAsync("Utopia", await Given.PoolOfAsync(new { user = ada }, new { user = ben }));
        await (await app.Api(ada).PutAsync("/api/v1/availability", new { away = true })).MustBeAsync(HttpStatusCode.OK);

        var handoff = await NextAsync("Utopia");
        Assert.Equal("Ben", Given.RepOf(handoff));
        Assert.Equal("switched to away", (await Given.PassedOverAsync(IdOf(handoff)))["Ada"]);

        await NextAsync("Utopia");
        await app.Api(ada).PutAsync("/api/v1/availability", new { away = false });
        var after = Names(await NextAsync("Utopia"), await NextAsync("Utopia"), await NextAsync("Utopia"), await NextAsync("Utopia"));
        Assert.Equal((2, 2), (after.Count(n => n == "Ada"), after.Count(n => n == "Ben")));
    }

    [Fact]
    public async Task Out_of_office_begins_and_ends_by_itself()
    {
        var ada = await RepAsync("Ada");
        await Given.RuleForAsync("Atlantis", await Given.PoolOfAsync(new { user = ada }));
        var now = app.Clock.GetUtcNow();
        await (await app.Api(ada).PostAsync("/api/v1/availability/absences", new { from = now.AddHours(1), until = now.AddHours(3), note = "Dentist" })).MustBeAsync(HttpStatusCode.Created);

        Assert.Equal(["Ada"], Names(await NextAsync("Atlantis")));
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["nobody"], Names(await NextAsync("Atlantis")));
        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(["Ada"], Names(await NextAsync("Atlantis")));
    }

    [Fact]
    public async Task A_plan_that_is_dropped_is_gone()
    {
        var team = await Given.TeamAsync(TeamSide.Sales);
        var ada = Given.ActorOf(await Given.PersonAsync(Role.SalesRep, team));
        var now = app.Clock.GetUtcNow();
        var planned = await app.Get<PlanAbsence>().RunAsync(now.AddDays(1), now.AddDays(3), "Skiing", null, ada);
        var absences = app.Get<AbsenceQueries>();
        var line = Assert.Single((await absences.OfAsync(ada.Id))!.Absences);

        Assert.True((await app.Get<EndAbsence>().RunAsync(line.Id, ada)).IsDone);

        Assert.Null(planned.Refusal);
        Assert.Empty((await absences.OfAsync(ada.Id))!.Absences);
        Assert.Equal("This absence is over already.", (await app.Get<EndAbsence>().RunAsync(line.Id, ada)).Refusal?.Reason);
    }

    [Fact]
    public async Task A_colleague_cannot_say_that_somebody_is_away_and_the_manager_can()
    {
        var team = await Given.TeamAsync(TeamSide.Sales);
        var (ada, ben, manager) = (await Given.PersonAsync(Role.SalesRep, team), await Given.PersonAsync(Role.SalesRep, team), await Given.ManagerOfAsync(team));

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Api(ben.Email).PutAsync("/api/v1/availability", new { away = true, rep = ada.Email })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Api(manager.Email).PutAsync("/api/v1/availability", new { away = true, rep = ada.Email })).StatusCode);
        var seen = await (await app.Api(manager.Email).GetAsync("/api/v1/availability")).ReadAsync();
        Assert.Equal([ada.Email], seen.GetProperty("items").EnumerateArray().Where(p => p.GetProperty("awayNow").GetBoolean()).Select(p => p.Text("email")));
    }

    [Fact]
    public async Task A_holiday_of_the_team_is_a_day_off_and_an_ordinary_closed_weekday_is_not()
    {
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var week = new { mon = Office, tue = Office, wed = Office, thu = Office, fri = Office, sat = Office, sun = Office };
        await app.Api().PutAsync("/api/v1/admin/calendars/feast", new { name = "Feast", calendar = new { timeZone = "UTC", week, holidays = new[] { $"{today:yyyy-MM-dd}" } } });
        await app.Api().PutAsync("/api/v1/admin/teams/feast", new { name = "Feast", side = "sales", calendar = "feast" });
        var ada = await RepAsync("Ada", "feast");
        await Given.RuleForAsync("Lilliput", await Given.PoolOfAsync(new { user = ada }));

        var handoff = await NextAsync("Lilliput");
        Assert.Null(Given.RepOf(handoff));
        Assert.Equal("off today", (await Given.PassedOverAsync(IdOf(handoff)))["Ada"]);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["Ada"], Names(await NextAsync("Lilliput")));
    }

    [Fact]
    public async Task Languages_and_territories_decide_who_of_a_pool_gets_the_lead()
    {
        var (ada, ben) = (await RepAsync("Ada"), await RepAsync("Ben"));
        await Given.RuleForAsync("Babel", await Given.PoolOfAsync(new { user = ada, languages = new[] { "de" } }, new { user = ben, territories = new[] { "Elsewhere", "Babel" } }));

        var french = await Given.RoutedAsync(await Given.LeadFromAsync("Babel", "fr"));
        Assert.Equal("Ben", Given.RepOf(french));
        Assert.Equal("does not work in fr", (await Given.PassedOverAsync(IdOf(french)))["Ada"]);
        Assert.Equal("Ada", Given.RepOf(await Given.RoutedAsync(await Given.LeadFromAsync("Babel", "de-AT"))));
    }

    [Fact]
    public async Task When_nobody_is_there_the_manager_or_the_next_rule_gets_the_lead()
    {
        var team = await Given.TeamAsync(TeamSide.Sales);
        var manager = await Given.ManagerOfAsync(team);
        var (ada, ben) = (await Given.PersonAsync(Role.SalesRep, team, "Ada"), await RepAsync("Ben"));
        foreach (var away in new[] { ada.Email!, ben }) await app.Api(away).PutAsync("/api/v1/availability", new { away = true });
        var (first, second) = (await Given.PoolOfAsync(new { user = ben }), await Given.PoolOfAsync(new { user = ada.Email }));
        var rule = await Given.RuleForAsync("Elsinore", first, "nextRule");
        await Given.RuleForAsync("Elsinore", second, "manager");

        var handoff = await NextAsync("Elsinore");

        Assert.Equal(manager.Name, Given.RepOf(handoff));
        var line = JsonElement.Parse(await Given.AskAsync<string>("select routing::text from handoffs where id = $1", IdOf(handoff)));
        Assert.Equal(("manager", rule), (line.Text("by"), line.GetProperty("handedOn")[0].Text("key")));
        Assert.Equal(["Ada", "Ben"], line.GetProperty("passedOver").EnumerateArray().Select(p => p.Text("name")!).Order());
    }

    [Fact]
    public async Task A_lead_that_nobody_decided_on_goes_to_the_fallback_of_its_rule()
    {
        var team = await Given.TeamAsync(TeamSide.Sales);
        var manager = await Given.ManagerOfAsync(team);
        var (ada, ben) = (await Given.PersonAsync(Role.SalesRep, team, "Ada"), await Given.PersonAsync(Role.SalesRep, team, "Ben"));
        await Given.RuleForAsync("Brigadoon", await Given.PoolOfAsync(new { user = ada.Email }, new { user = ben.Email }), "manager");
        var lead = await Given.LeadFromAsync("Brigadoon");
        Assert.Equal("Ada", Given.RepOf(await Given.RoutedAsync(lead)));

        app.Clock.Advance(TimeSpan.FromDays(9));
        await app.Get<ExpireHandoffs>().RunAsync();

        Assert.Equal(["Expired Ada", $"Assigned {manager.Name}"], await Given.ListAsync(
            "select h.state || ' ' || p.name from handoffs h join people p on p.id = h.rep_id where h.lead_id = $1 order by h.pass", lead));
    }

    [Fact]
    public async Task The_owner_of_the_account_gets_the_lead_first_and_only_while_there()
    {
        var (ada, ben) = (await RepAsync("Ada"), await RepAsync("Ben"));
        await Given.RuleForAsync("Camelot", await Given.PoolOfAsync(new { user = ada }), ownerFirst: true);
        await (await app.Api().PutAsync("/api/v1/accounts/by-domain/camelot.test", new { name = "Camelot", owner = ben })).MustBeAsync(HttpStatusCode.Created);

        Assert.Equal("Ben", Given.RepOf(await Given.RoutedAsync(await Given.LeadFromAsync("Camelot", domain: "camelot.test"))));
        await app.Api(ben).PutAsync("/api/v1/availability", new { away = true });
        var handoff = await Given.RoutedAsync(await Given.LeadFromAsync("Camelot", domain: "camelot.test"));
        Assert.Equal("Ada", Given.RepOf(handoff));
        Assert.Equal("owns the account, but is switched to away", (await Given.PassedOverAsync(IdOf(handoff)))["Ben"]);
    }

    [Fact]
    public async Task Trying_a_route_tells_who_would_get_the_lead_and_moves_nothing()
    {
        var (ada, ben) = (await RepAsync("Ada"), await RepAsync("Ben"));
        var rule = await Given.RuleForAsync("Ruritania", await Given.PoolOfAsync(new { user = ada }, new { user = ben }));
        var before = await Given.AskAsync<string>("select string_agg(value::text || coalesce(away_since::text, ''), ',' order by person_id) || (select count(*) from leads)::text from pool_members");

        for (var i = 0; i < 2; i++)
        {
            var answer = await (await app.Api().PostAsync("/api/v1/try/route", new { lead = new { email = "new@ruritania.test", country = "Ruritania" } })).MustBeAsync(HttpStatusCode.OK);
            Assert.Equal((rule, ada), (answer.GetProperty("rule").Text("key"), answer.GetProperty("rep").Text("email")));
            Assert.Equal(["Ben"], answer.GetProperty("passedOver").EnumerateArray().Select(p => p.Text("name")));
            Assert.Equal([rule], answer.GetProperty("rules").EnumerateArray().Where(r => r.GetProperty("matches").GetBoolean()).Select(r => r.Text("key")));
        }

        Assert.Equal(before, await Given.AskAsync<string>("select string_agg(value::text || coalesce(away_since::text, ''), ',' order by person_id) || (select count(*) from leads)::text from pool_members"));
        Assert.Equal(["lead.shoeSize"], await (await app.Api().PostAsync("/api/v1/try/route", new { lead = new { email = "a@b.test", shoeSize = 3 } })).MustRefuseFieldsAsync());
    }

    [Fact]
    public async Task Rules_are_put_into_another_order_at_once()
    {
        var (ada, ben) = (await RepAsync("Ada"), await RepAsync("Ben"));
        var first = await Given.RuleForAsync("Laputa", await Given.PoolOfAsync(new { user = ada }));
        var second = await Given.RuleForAsync("Laputa", await Given.PoolOfAsync(new { user = ben }));
        List<string> keys = [.. (await (await app.Api().GetAsync("/api/v1/admin/routing-rules")).ReadAsync()).GetProperty("items").EnumerateArray().Select(r => r.Text("key")!)];
        keys.Remove(second);
        keys.Insert(keys.IndexOf(first), second);

        await (await app.Api().PostAsync("/api/v1/admin/routing-rules-order", new { keys })).MustBeAsync(HttpStatusCode.OK);

        Assert.Equal(["Ben"], Names(await NextAsync("Laputa")));
        Assert.Equal(["keys"], await (await app.Api().PostAsync("/api/v1/admin/routing-rules-order", new { keys = new[] { first } })).MustRefuseFieldsAsync());
    }

    private static readonly string[][] Office = [["09:00", "17:00"]];

    private async Task<JsonElement> NextAsync(string country) => await Given.RoutedAsync(await Given.LeadFromAsync(country));

    private async Task<string> RepAsync(string name, string? team = null)
    {
        var email = $"{name}-{Guid.NewGuid():n}@hub.test".ToLowerInvariant();
        await (await app.Api().PutAsync($"/api/v1/admin/users/by-email/{email}", new { name, roles = new[] { "salesRep" }, team })).MustBeAsync(HttpStatusCode.Created);
        return email;
    }

    private static Guid IdOf(JsonElement handoff) => handoff.GetProperty("id").GetGuid();

    private static string[] Names(params JsonElement[] handoffs) => [.. handoffs.Select(h => Given.RepOf(h) ?? "nobody")];
}
