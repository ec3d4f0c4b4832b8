using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Handoffs;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class FeedbackJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task A_marketer_disputes_a_rejection_and_the_rep_takes_it_back_while_both_look()
    {
        var (rep, marketer) = (await Hub.PersonAsync(Role.SalesRep), await Hub.PersonAsync(Role.Marketer));
        var handoff = await Hub.Given.AssignedAsync(rep);
        Assert.Null((await Hub.App.Get<RejectHandoff>().RunAsync(handoff, "tooSmall", null, Given.ActorOf(rep))).Refusal);
        var atSales = await VisitorAsync(rep);
        await atSales.GoAsync("/feedback?state=WaitingForSales");
        await atSales.ReadyAsync();
        var atMarketing = await VisitorAsync(marketer);
        await atMarketing.GoAsync($"/handoffs/{handoff}");
        await atMarketing.ReadyAsync();

        await atMarketing.Page.GetByText("Ask, or dispute the rejection").ClickAsync();
        await atMarketing.Field("Your words").FillAsync("They are three people with a budget of a million.");
        await atMarketing.Button("Dispute the rejection").ClickAsync();

        await atSales.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { NameRegex = new("^Disputed rejection: ") }).ClickAsync();
        await Expect(atSales.Page.GetByText("They are three people with a budget of a million.")).ToBeVisibleAsync();
        await atSales.Page.GetByText("Close this thread").ClickAsync();
        await atSales.Field("What came of it").SelectOptionAsync("Overturned");
        await atSales.Button("Close").ClickAsync();

        await Expect(atSales.Heading("Rejection overturned")).ToBeVisibleAsync();
        await Expect(atMarketing.Page.GetByText("Rejection overturned")).ToBeVisibleAsync();
        await atSales.Link("The pass that came of it").ClickAsync();
        await Expect(atSales.Button("Accept")).ToBeVisibleAsync();
    }
}
