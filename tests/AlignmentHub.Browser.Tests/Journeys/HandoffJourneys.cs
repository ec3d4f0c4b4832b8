using System.Net.Http.Json;
using AlignmentHub.Browser.Tests.Screens;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class HandoffJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task A_lead_that_qualifies_appears_in_the_open_queue_of_the_rep_whose_turn_it_is()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        await Hub.Given.RuleAsync(await Hub.Given.PoolAsync(rep));
        await Hub.Given.ActiveDefinitionAsync();
        var queue = new QueueScreen(await VisitorAsync(rep));
        await queue.OpenAsync();
        await Expect(queue.Told("Nothing is waiting for you.")).ToBeVisibleAsync();

        using var api = Hub.App.Api();
        await SendAsync(api.PutAsJsonAsync("/api/v1/leads/by-key", new { email = "ada@acme.test", firstName = "Ada", lastName = "Adler", title = "Head of Sales" }));
        await SendAsync(api.PostAsJsonAsync("/api/v1/activities", new { lead = new { email = "ada@acme.test" }, type = "demo_request", at = Hub.App.Clock.GetUtcNow() }));

        await queue.ShowsAsync("Ada Adler");
        await Expect(queue.Told("Asked for a demo")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Of_two_who_take_a_lead_at_once_one_gets_it_and_the_other_is_told()
    {
        Person[] reps = [await Hub.PersonAsync(Role.SalesRep), await Hub.PersonAsync(Role.SalesRep)];
        var handoff = await Hub.Given.QueuedAsync(await Hub.Given.PoolAsync(reps));
        var visitors = new[] { await VisitorAsync(reps[0]), await VisitorAsync(reps[1]) };
        foreach (var visitor in visitors) await new QueueScreen(visitor).OpenAsync();

        await using (var held = await HeldRow.OfAsync(Hub.App, "handoffs", handoff))
        {
            foreach (var visitor in visitors) await visitor.Button("Take").ClickAsync();
            await held.WaitedForAsync(by: 2);
        }

        var winner = visitors[0];
        await Expect(winner.Page.GetByText("is yours.").Or(winner.Page.GetByText("already has this lead")).First).ToBeVisibleAsync();
        var firstWon = await winner.Page.GetByText("is yours.").CountAsync() > 0;
        await Expect(visitors[firstWon ? 0 : 1].Button("Accept")).ToBeVisibleAsync();
        await Expect(visitors[firstWon ? 1 : 0].Page.GetByText("already has this lead")).ToBeVisibleAsync();
        Assert.Equal(reps[firstWon ? 0 : 1].Id, (await Hub.Given.ReadAsync(handoff)).RepId);
    }

    [Fact]
    public async Task A_lead_that_is_offered_is_taken_on_the_page_where_its_notice_leads()
    {
        var (late, free) = (await Hub.PersonAsync(Role.SalesRep), await Hub.PersonAsync(Role.SalesRep));
        var handoff = await Hub.Given.AssignedAsync(late, await Hub.Given.PoolAsync(late, free));
        await Hub.Given.RunAsync("update handoffs set offered_at = created_at where id = $1", handoff);
        var visitor = await VisitorAsync(free);
        await visitor.GoAsync($"/handoffs/{handoff}");

        await visitor.Button("Take").ClickAsync();

        await Expect(visitor.Button("Accept")).ToBeVisibleAsync();
        Assert.Equal(free.Id, (await Hub.Given.ReadAsync(handoff)).RepId);
    }

    [Fact]
    public async Task A_lead_is_rejected_with_a_reason_in_words_by_keys_alone()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        var handoff = await Hub.Given.AssignedAsync(rep);
        var visitor = await VisitorAsync(rep);
        var queue = new QueueScreen(visitor);
        await queue.OpenAsync();

        await queue.PressAsync("r");
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("Other") }).ClickAsync();
        await Expect(visitor.Field("What is the reason? At least 10 characters")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("They closed their office last week.");
        await visitor.Button("Send").ClickAsync();

        await Expect(queue.Told("Nothing is waiting for you.")).ToBeVisibleAsync();
        var rejected = await Hub.Given.ReadAsync(handoff);
        Assert.Equal(("other", "They closed their office last week."), (rejected.ReasonKey, rejected.Comment));
    }

    [Fact]
    public async Task A_rep_decides_on_the_phone()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        var handoff = await Hub.Given.AssignedAsync(rep);
        var visitor = await VisitorAsync(rep, width: 390, height: 844);
        await new QueueScreen(visitor).OpenAsync();

        await visitor.Button("Accept").ClickAsync();
        await Expect(visitor.Button("Log outreach")).ToBeVisibleAsync();

        Assert.Equal(0, await visitor.OverhangAsync());
        Assert.Equal(HandoffState.Accepted, (await Hub.Given.ReadAsync(handoff)).State);
    }

    private static async Task SendAsync(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
