using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Definitions.BackTests;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class SigningJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task Both_sides_sign_what_marketing_proposes_and_it_counts()
    {
        var draft = await Hub.Given.DraftAsync(Given.UniqueDocument());
        var address = $"/definitions/{draft.DefinitionId}/versions/{draft.Number}";
        var (mara, sam) = (await Hub.PersonAsync(Role.Marketer, name: "Mara"), await Hub.PersonAsync(Role.SalesManager, name: "Sam"));
        var rep = await VisitorAsync(await Hub.PersonAsync(Role.SalesRep));
        var marketer = await VisitorAsync(mara);
        var seller = await VisitorAsync(sam);

        await marketer.GoAsync(address);
        await marketer.Button("Propose…").ClickAsync();
        await marketer.Field("Why").FillAsync("Sales rejects small companies");
        await marketer.Page.GetByLabel("Which rejections it answers").SelectOptionAsync("Too small");
        await marketer.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Propose", Exact = true }).ClickAsync();
        await Expect(marketer.Page.GetByText("Sales has not signed")).ToBeVisibleAsync();

        // Without having opened the back-test, nobody signs; a rep never does.
        await seller.GoAsync(address);
        await Expect(seller.Page.GetByText("Open the finished back-test of this version first")).ToBeVisibleAsync();
        await Expect(seller.Button("Sign for sales")).ToBeDisabledAsync();
        await rep.GoAsync(address);
        await Expect(rep.Page.GetByText("Sales has not signed")).ToBeVisibleAsync();
        await Expect(rep.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sign for") })).ToHaveCountAsync(0);

        await Hub.Given.OpenedBackTestAsync(draft, mara, sam);
        await seller.GoAsync(address);
        await seller.Button("Sign for sales").ClickAsync();
        await Expect(seller.Page.GetByText("Sam signed for sales")).ToBeVisibleAsync();
        await marketer.GoAsync(address);
        await marketer.Button("Sign for marketing").ClickAsync();
        await Expect(marketer.Page.GetByText("Mara signed for marketing")).ToBeVisibleAsync();

        await marketer.Button("Activate…").ClickAsync();
        await marketer.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Activate…" }).ClickAsync();
        await Expect(marketer.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await marketer.GoAsync("/definitions");
        await Expect(marketer.Page.GetByText("signed by Mara, Sam")).ToBeVisibleAsync();
        await marketer.Link("Ledger").First.ClickAsync();
        await Expect(marketer.Page.GetByText("Sales rejects small companies")).ToBeVisibleAsync();
        await Expect(marketer.Page.GetByText("Effect so far").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_the_difference_and_may_take_over()
    {
        var draft = await Hub.Given.DraftAsync(Given.UniqueDocument());
        var address = $"/definitions/{draft.DefinitionId}/versions/{draft.Number}";
        var (ann, bob) = (await VisitorAsync(await Hub.PersonAsync(Role.Marketer)), await VisitorAsync(await Hub.PersonAsync(Role.Marketer)));
        await ann.GoAsync(address);
        await bob.GoAsync(address);

        await TypeAsync(bob, "Threshold of Fit", "35");
        await TypeAsync(ann, "Threshold of Fit", "25");
        await ann.Button("Save").ClickAsync();

        await Expect(bob.Page.GetByText("Thresholds: fit 25 → 35")).ToBeVisibleAsync();
        await bob.Button("Save mine over theirs").ClickAsync();
        await Expect(ann.Field("Threshold of Fit")).ToHaveValueAsync("35");
    }

    [Fact]
    public async Task Questions_for_sales_are_written_and_asked()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await marketer.GoAsync("/definitions");
        await marketer.Button("Questions for sales").ClickAsync();
        await marketer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Services") }).ClickAsync();
        await marketer.Button("Add a question").ClickAsync();
        await TypeAsync(marketer, "Question", "How did they hear of us?");
        await marketer.Button("Save").ClickAsync();
        await Expect(marketer.Page.GetByText("All changes saved")).ToBeVisibleAsync();

        await marketer.Page.GetByRole(AriaRole.Tab, new() { Name = "As reps see them" }).ClickAsync();
        await marketer.Page.GetByRole(AriaRole.Textbox, new() { Name = "What is to be done?" }).FillAsync("Paint the hall");
        await marketer.Button("Try these answers").ClickAsync();
        await Expect(marketer.Page.GetByText("Is it in the area that we serve?: this needs an answer.")).ToBeVisibleAsync();
        await marketer.Page.GetByRole(AriaRole.Combobox, new() { Name = "Is it in the area that we serve?" }).SelectOptionAsync("yes");
        await marketer.Page.GetByRole(AriaRole.Combobox, new() { Name = "How large is the order?" }).SelectOptionAsync("One day");
        await marketer.Page.GetByRole(AriaRole.Textbox, new() { Name = "When must it begin?" }).FillAsync("Monday");
        await marketer.Button("Try these answers").ClickAsync();
        await Expect(marketer.Page.GetByText("With these answers the lead would be qualified.")).ToBeVisibleAsync();

        var admin = await VisitorAsync(await Hub.PersonAsync(Role.Admin));
        await admin.GoAsync(marketer.Page.Url);
        await admin.Button("Activate…").ClickAsync();
        await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Activate…" }).ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        var handoff = await Hub.Given.AssignedAsync(rep);
        var seller = await VisitorAsync(rep);
        await seller.GoAsync("/queue");
        await seller.Button("Accept").ClickAsync();
        await seller.Button("Qualify").First.ClickAsync();
        await seller.Page.GetByLabel("What is to be done?").FillAsync("Paint the hall");
        await seller.Page.GetByLabel("Is it in the area that we serve?").SelectOptionAsync("yes");
        await seller.Page.GetByLabel("How large is the order?").SelectOptionAsync("One day");
        await seller.Page.GetByLabel("When must it begin?").FillAsync("Monday");
        await seller.Page.GetByLabel("When must it begin?").PressAsync("Enter");
        await Expect(seller.Page.GetByLabel("When must it begin?")).ToHaveCountAsync(0);

        await seller.GoAsync($"/handoffs/{handoff}");
        await Expect(seller.Page.GetByText("Paint the hall")).ToBeVisibleAsync();
        await Expect(seller.Page.GetByText("Is it in the area that we serve?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_sales_rejects_becomes_a_suggestion_a_draft_and_its_back_test()
    {
        await Hub.Given.DecidedLeadsAsync();
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await marketer.GoAsync("/definitions");
        await marketer.Link("Suggestions").ClickAsync();
        await Expect(marketer.Heading("−5 points where plan is basic")).ToBeVisibleAsync();
        await Expect(marketer.Page.GetByText("would have kept away 50 rejected and 10 accepted ones, 0 of them won")).ToBeVisibleAsync();

        await marketer.Button("Make a draft and back-test it").First.ClickAsync();
        await Expect(marketer.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Back-test of version") })).ToBeVisibleAsync();
        Assert.Equal(1, await Hub.App.Get<RunBackTests>().RunAsync((_, _) => Task.CompletedTask));

        var dropped = marketer.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Dropped 60 60") });
        await Expect(dropped).ToBeVisibleAsync();
        (await marketer.BarriersAsync()).ShouldBeNone();
    }

    [Fact]
    public async Task A_signed_version_is_tried_on_some_leads_and_promoted()
    {
        await Hub.Given.SignedAndActiveAsync();
        var trial = await Hub.Given.SignedAsync();
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer, name: "Pia"));
        await marketer.GoAsync($"/definitions/{trial.DefinitionId}/versions/{trial.Number}");
        await marketer.Button("Start a pilot…").ClickAsync();
        await marketer.Field("Percent of all leads").FillAsync("30");
        (await marketer.BarriersAsync()).ShouldBeNone();
        await marketer.Button("Start the pilot").ClickAsync();
        await Expect(marketer.Page.GetByText($"Version {trial.Number} judges 30% of all leads")).ToBeVisibleAsync();
        await Expect(marketer.Page.GetByText("Too few decisions to compare")).ToBeVisibleAsync();

        await marketer.Button("Promote…").ClickAsync();
        await marketer.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Activate…" }).ClickAsync();
        await Expect(marketer.Page.GetByText("It became the active version, promoted by Pia")).ToBeVisibleAsync();
    }

    private static async Task TypeAsync(Visitor visitor, string label, string text)
    {
        var field = visitor.Field(label).Last;
        await field.FillAsync(text);
        await field.PressAsync("Tab");
    }
}
