using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Leads.Bulk;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class BulkActsTests(HubApp app) : IClassFixture<HubApp>
{
    private Given Given => app.Given;

    [Fact]
    public async Task A_tag_is_put_on_many_leads_and_undoing_leaves_those_that_had_it()
    {
        var (first, second) = (await Given.LeadFromAsync("Tagland"), await Given.LeadFromAsync("Tagland"));
        await DoneAsync(new { kind = "tag", leads = new[] { first }, argument = "Fair 2026" });
        var both = await DoneAsync(new { kind = "tag", leads = new[] { first, second }, argument = " fair 2026 " });
        Assert.Equal(new[] { $"{first}", $"{second}" }.Order(), (await TaggedAsync("fair 2026")).Order());

        await UndoneAsync(both);
        Assert.Equal([$"{first}"], await TaggedAsync("fair 2026"));
    }

    [Fact]
    public async Task Many_leads_get_an_owner_and_undoing_keeps_what_somebody_changed_since()
    {
        var (ada, ben) = (await Given.PersonAsync(Role.SalesRep), await Given.PersonAsync(Role.SalesRep));
        var (first, second) = (await Given.LeadFromAsync("Ownland"), await Given.LeadFromAsync("Ownland"));
        var act = await DoneAsync(new { kind = "assign", leads = new[] { first, second }, argument = ada.Email });
        Assert.Equal([ada.Name, ada.Name], await OwnersAsync(first, second));

        await DoneAsync(new { kind = "assign", leads = new[] { second }, argument = ben.Email });
        var undone = await UndoneAsync(act);
        Assert.Equal((1, 1), (undone.GetProperty("undone").GetInt32(), undone.GetProperty("kept").GetInt32()));
        Assert.Equal(["nobody", ben.Name], await OwnersAsync(first, second));
    }

    [Fact]
    public async Task Many_leads_are_handed_over_and_undoing_takes_back_what_nobody_decided_on()
    {
        var rep = await Given.PersonAsync(Role.SalesRep);
        await Given.RuleForAsync("Handland", await Given.PoolOfAsync(new { user = rep.Email }));
        var (first, second) = (await Given.LeadFromAsync("Handland"), await Given.LeadFromAsync("Handland"));
        await Given.RoutedAsync(second);
        var third = await Given.LeadFromAsync("Handland");

        var act = await DoneAsync(new { kind = "handOff", leads = new[] { first, second, third }, reason = "Met them at the fair" });
        var line = await ReadAsync(act);
        Assert.Equal((2, 1), (line.GetProperty("done").GetInt32(), line.GetProperty("refused").GetInt32()));
        Assert.StartsWith("This lead is with sales already.", line.GetProperty("why")[0].GetString(), StringComparison.Ordinal);
        await (await app.Api(rep.Email).PostAsync($"/api/v1/handoffs/{await Given.AskAsync<Guid>("select id from handoffs where lead_id = $1", first)}/accept", new { })).MustBeAsync(HttpStatusCode.OK);

        await UndoneAsync(act);
        Assert.Equal(("Accepted", "Engaged"), (await Given.StageAsync(first), await Given.StageAsync(third)));
    }

    [Fact]
    public async Task An_act_that_is_cut_short_in_the_middle_tells_and_undoes_all_that_it_did()
    {
        var rep = await Given.PersonAsync(Role.SalesRep);
        await Given.RuleForAsync("Cutland", await Given.PoolOfAsync(new { user = rep.Email }));
        Guid[] leads = [await Given.LeadFromAsync("Cutland"), await Given.LeadFromAsync("Cutland")];

        await CutShortAsync(leads.Max());
        var act = (await (await StartAsync(new { kind = "handOff", leads, reason = "Met them at the fair" })).MustBeAsync(HttpStatusCode.Accepted)).GetProperty("id").GetGuid();
        await Assert.ThrowsAnyAsync<Exception>(() => app.Get<RunBulkActs>().RunAsync());
        await GoOnAsync();
        var line = await ReadAsync(act);
        Assert.Equal((2, 0), (line.GetProperty("done").GetInt32(), line.GetProperty("refused").GetInt32()));

        await CutShortAsync(leads.Max());
        await Assert.ThrowsAnyAsync<Exception>(() => UndoneAsync(act));
        await GoOnAsync();
        line = await ReadAsync(act);
        Assert.Equal((2, 0), (line.GetProperty("undone").GetInt32(), line.GetProperty("kept").GetInt32()));
        Assert.Equal(("Engaged", "Engaged"), (await Given.StageAsync(leads[0]), await Given.StageAsync(leads[1])));
    }

    [Fact]
    public async Task A_manager_gives_the_open_hand_offs_of_leads_to_somebody_else_and_back()
    {
        var team = await Given.TeamAsync(TeamSide.Sales);
        var manager = await Given.ManagerOfAsync(team);
        var (ada, ben) = (await Given.PersonAsync(Role.SalesRep, team), await Given.PersonAsync(Role.SalesRep, team));
        await Given.RuleForAsync("Shiftland", await Given.PoolOfAsync(new { user = ada.Email }));
        var (lead, idle) = (await Given.LeadFromAsync("Shiftland"), await Given.LeadFromAsync("Shiftland"));
        await Given.RoutedAsync(lead);

        var act = await DoneAsync(new { kind = "reassign", leads = new[] { lead, idle }, argument = ben.Email, reason = "Ada is ill" }, manager.Email);
        Assert.Equal(ben.Id, await Given.AskAsync<Guid>("select rep_id from handoffs where lead_id = $1", lead));
        Assert.Equal(1, (await ReadAsync(act)).GetProperty("refused").GetInt32());

        await UndoneAsync(act, manager.Email);
        Assert.Equal(ada.Id, await Given.AskAsync<Guid>("select rep_id from handoffs where lead_id = $1", lead));
    }

    [Fact]
    public async Task An_act_that_lacks_something_is_refused_where_it_lacks_it()
    {
        var (lead, rep) = (await Given.LeadFromAsync("Noland"), await Given.PersonAsync(Role.SalesRep));

        Assert.Equal(["argument"], await (await StartAsync(new { kind = "tag", leads = new[] { lead } })).MustRefuseFieldsAsync());
        Assert.Equal(["argument"], await (await StartAsync(new { kind = "assign", leads = new[] { lead }, argument = "nobody@hub.test" })).MustRefuseFieldsAsync());
        Assert.Equal(["reason"], await (await StartAsync(new { kind = "handOff", leads = new[] { lead } })).MustRefuseFieldsAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await StartAsync(new { kind = "tag", leads = new[] { lead }, argument = "x" }, rep.Email)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await StartAsync(new { kind = "tag", leads = new[] { Guid.NewGuid() }, argument = "x" })).StatusCode);
    }

    private Task<HttpResponseMessage> StartAsync(object act, string? actAs = null) => app.Api(actAs).PostAsync("/api/v1/leads/bulk", act);

    private async Task<Guid> DoneAsync(object act, string? actAs = null)
    {
        var started = await (await StartAsync(act, actAs)).MustBeAsync(HttpStatusCode.Accepted);
        await app.Get<RunBulkActs>().RunAsync();
        return started.GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> UndoneAsync(Guid act, string? actAs = null)
    {
        Assert.Equal(HttpStatusCode.Accepted, (await app.Api(actAs).PostAsync($"/api/v1/leads/bulk/{act}/undo", content: null)).StatusCode);
        await app.Get<RunBulkActs>().RunAsync();
        return await ReadAsync(act);
    }

    private async Task<JsonElement> ReadAsync(Guid act) => await (await app.Api().GetAsync($"/api/v1/leads/bulk/{act}")).MustBeAsync(HttpStatusCode.OK);

    /// <summary>The database goes away whenever the hand-offs of this lead change.</summary>
    private Task CutShortAsync(Guid lead) => Given.RunAsync($"""
        create function cut_short() returns trigger language plpgsql as $$ begin raise exception 'gone' using errcode = '57P03'; end $$;
        create trigger cut_short before insert or update on handoffs for each row when (new.lead_id = '{lead}') execute function cut_short();
        """);

    private async Task GoOnAsync()
    {
        await Given.RunAsync("drop function cut_short cascade");
        await app.Get<RunBulkActs>().RunAsync();
    }

    private Task<IReadOnlyList<string>> TaggedAsync(string tag) => Given.ListAsync("select lead_id::text from lead_tags where tag = $1", tag);

    private Task<IReadOnlyList<string>> OwnersAsync(params Guid[] leads) => Given.ListAsync(
        "select coalesce(p.name, 'nobody') from leads l left join people p on p.id = l.owner_id where l.id = any($1) order by l.created_at, l.email", leads);
}
