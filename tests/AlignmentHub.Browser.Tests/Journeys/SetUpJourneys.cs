using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Web.Platform.Access;
using Microsoft.Extensions.Hosting;

namespace AlignmentHub.Browser.Tests.Journeys;

/// <summary>A hub that was started without an administrator in its settings.</summary>
public sealed class NewHub : BrowserHub
{
    public NewHub() => (App.Settings["Hub:Admin:Email"], App.Settings["Hub:Admin:Password"], App.Settings["Hub:Admin:ApiKey"]) = ("", "", "");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await App.Get<IEnumerable<IHostedService>>().OfType<Welcome>().Single().ExecuteTask!; // the token that it prints takes the place of every earlier one
    }
}

public sealed class SetUpJourneys(NewHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<NewHub>
{
    [Fact]
    public async Task The_first_visitor_sets_the_hub_up_with_the_token_from_the_log()
    {
        var token = await Hub.App.Get<SetUpToken>().IssueAsync();
        var visitor = await VisitorAsync();
        await visitor.GoAsync("/");
        await Expect(visitor.Heading("Set up this hub")).ToBeVisibleAsync();

        await FillAsync(visitor, "not-the-token");
        await Expect(visitor.Page.GetByText("This is not the token in the hub's log.")).ToBeVisibleAsync();
        await FillAsync(visitor, token);

        await Expect(visitor.Page.GetByText("Erin Admin")).ToBeVisibleAsync();
        var next = await VisitorAsync();
        await next.GoAsync("/set-up");
        await Expect(next.Heading("Sign in")).ToBeVisibleAsync();
    }

    private static async Task FillAsync(Visitor visitor, string token)
    {
        await visitor.Field("One-time token").FillAsync(token);
        await visitor.Field("Your name").FillAsync("Erin Admin");
        await visitor.Field("E-mail address").FillAsync("erin@hub.test");
        await visitor.Field("Password").FillAsync(BrowserHub.Password);
        await visitor.Button("Set up this hub").ClickAsync();
    }
}
