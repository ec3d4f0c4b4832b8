using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Handoffs;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

/// <summary>Draws nothing new until the browser has answered for what was drawn before, as a hub does for a slow one.</summary>
public sealed class PatientHub : BrowserHub
{
    public PatientHub() => App.Services = services => services.Configure<CircuitOptions>(circuits => circuits.MaxBufferedUnacknowledgedRenderBatches = 1);
}

public sealed class QueueJourneys(PatientHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<PatientHub>
{
    [Fact]
    public async Task Ten_leads_are_decided_by_keys_alone_however_fast_they_are_pressed()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        for (var n = 0; n < 10; n++) await Hub.Given.AssignedAsync(rep);
        var visitor = await QueueAsync(rep);

        for (var n = 0; n < 5; n++)
        {
            foreach (var key in new[] { "r", "1", "a", "j" }) await visitor.PressAsync(key);
        }

        await Expect(visitor.Page.GetByText("To decide")).ToHaveCountAsync(0);
        await using var db = Hub.App.Open();
        var states = await db.Set<Handoff>().Where(h => h.RepId == rep.Id).Select(h => h.State).ToListAsync();
        Assert.Equal((5, 5), (states.Count(s => s == HandoffState.Rejected), states.Count(s => s == HandoffState.Accepted)));
    }

    [Fact]
    public async Task After_the_acceptance_a_call_is_logged_in_two_clicks_and_the_lead_qualified_beside_it()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        var id = await Hub.Given.AssignedAsync(rep);
        var visitor = await QueueAsync(rep);

        await visitor.Button("Accept").ClickAsync();
        await visitor.Button("Log outreach").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "1 Call" }).ClickAsync();
        await Expect(visitor.Page.GetByText("In work")).ToBeVisibleAsync();
        await visitor.Button("Qualify").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "What do you know?" })).ToBeFocusedAsync();
        await visitor.Field("Is there a budget?").FillAsync("50,000");
        await visitor.PressAsync("Enter");

        await Expect(visitor.Page.GetByText("Nothing is waiting for you.")).ToBeVisibleAsync();
        var handoff = await Hub.Given.ReadAsync(id);
        Assert.Equal((HandoffState.Qualified, "{\"budget\": \"50,000\"}"), (handoff.State, handoff.Answers));
    }

    [Fact]
    public async Task A_lead_assigned_elsewhere_appears_without_a_reload()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        var visitor = await QueueAsync(rep);
        await Expect(visitor.Page.GetByText("Nothing is waiting for you.")).ToBeVisibleAsync();

        await Hub.Given.AssignedAsync(rep);

        await Expect(visitor.Button("Accept")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_somebody_types_survives_the_news_that_the_lead_is_gone()
    {
        var manager = await Hub.PersonAsync(Role.SalesManager);
        var team = await Hub.Given.TeamAsync(TeamSide.Sales, manager.Id);
        var rep = await Hub.PersonAsync(Role.SalesRep, team);
        var id = await Hub.Given.AssignedAsync(rep);
        var visitor = await QueueAsync(rep);
        await visitor.PressAsync("r");
        await visitor.Field("Comment, if you like").FillAsync("They said that");

        await Hub.App.Get<RejectHandoff>().RunAsync(id, "notAFit", null, Given.ActorOf(manager, team.Id));

        await Expect(visitor.Page.GetByText("What you typed is still here.")).ToBeVisibleAsync();
        await Expect(visitor.Field("Comment, if you like")).ToHaveValueAsync("They said that");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "1 Not a fit" }).ClickAsync();
        await Expect(visitor.Page.GetByText($"This lead was already rejected by {manager.Name}.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_key_never_decides_on_the_neighbour_of_a_lead_that_went_away_under_it()
    {
        var manager = await Hub.PersonAsync(Role.SalesManager);
        var team = await Hub.Given.TeamAsync(TeamSide.Sales, manager.Id);
        var rep = await Hub.PersonAsync(Role.SalesRep, team);
        var (first, second) = (await Hub.Given.AssignedAsync(rep), await Hub.Given.AssignedAsync(rep));
        var visitor = await QueueAsync(rep);
        var shown = await visitor.Page.Locator(".card h2").InnerTextAsync();

        // Both are due at once; whichever is shown goes to the manager's decision.
        var (gone, other) = shown == await NameAsync(first) ? (first, second) : (second, first);
        Assert.True((await Hub.App.Get<RejectHandoff>().RunAsync(gone, "notAFit", null, Given.ActorOf(manager, team.Id))).IsDone);
        await Expect(visitor.Page.GetByText("Go on with the next one.")).ToBeVisibleAsync();
        await visitor.PressAsync("a");
        await visitor.PressAsync("j");

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = await NameAsync(other), Level = 2 })).ToBeVisibleAsync();
        Assert.Equal(HandoffState.Assigned, (await Hub.Given.ReadAsync(other)).State);
        await visitor.PressAsync("a");
        await Expect(visitor.Button("Log outreach")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_do_nothing_while_somebody_types_and_when_they_are_switched_off()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        var id = await Hub.Given.AssignedAsync(rep);
        var visitor = await QueueAsync(rep);
        await visitor.PressAsync("r");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "a Other" }).ClickAsync();
        var words = visitor.Field("What is the reason? At least 10 characters");
        await Expect(words).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("a1 because");
        await Expect(words).ToHaveValueAsync("a1 because");
        await visitor.PressAsync("Escape");

        await visitor.Field("Keys").UncheckAsync();
        await visitor.Page.Locator(".queue").FocusAsync();
        await visitor.PressAsync("a");
        await visitor.Field("Keys").CheckAsync();
        Assert.Equal(HandoffState.Assigned, (await Hub.Given.ReadAsync(id)).State);
        await visitor.Page.Locator(".queue").FocusAsync();
        await visitor.PressAsync("a");

        await Expect(visitor.Button("Log outreach")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Everybody_can_read_the_queue(int width, ColorScheme look)
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        await Hub.Given.AssignedAsync(rep);
        await Hub.Given.QueuedAsync(await Hub.Given.PoolAsync(rep));
        var visitor = await VisitorAsync(rep, width, look: look);
        await visitor.GoAsync("/queue");
        await visitor.Page.GetByRole(AriaRole.Button).Filter(new() { HasText = "To decide" }).ClickAsync();
        await visitor.Button("Reject").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "1 Not a fit" })).ToBeVisibleAsync();

        var barriers = await visitor.BarriersAsync();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
        Assert.Equal(0, await visitor.OverhangAsync());
    }

    private async Task<Visitor> QueueAsync(Web.Platform.Access.Person rep)
    {
        var visitor = await VisitorAsync(rep);
        await visitor.GoAsync("/queue");
        await Expect(visitor.Heading("My queue")).ToBeVisibleAsync();
        if (await HasLeadsAsync(rep)) await Expect(visitor.Page.Locator(".queue")).ToBeFocusedAsync();
        return visitor;
    }

    private async Task<string> NameAsync(Guid handoff) =>
        await Hub.Given.AskAsync<string>("select first_name || ' ' || last_name from leads where id = (select lead_id from handoffs where id = $1)", handoff);

    private async Task<bool> HasLeadsAsync(Web.Platform.Access.Person rep)
    {
        await using var db = Hub.App.Open();
        return await db.Set<Handoff>().AnyAsync(h => h.RepId == rep.Id);
    }
}
