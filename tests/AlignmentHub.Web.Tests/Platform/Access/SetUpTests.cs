using System.Net;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Platform.Access;

public sealed class SetUpTests : IAsyncLifetime
{
    private readonly HubApp app = new() { Settings = { ["Hub:Admin:Email"] = "", ["Hub:Admin:Password"] = "", ["Hub:Admin:ApiKey"] = "" } };

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_new_hub_leads_every_visitor_to_its_set_up()
    {
        Assert.EndsWith("/set-up", (await new FormVisitor(app.Host).GetAsync("/sign-in")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_token_of_the_log_makes_one_administrator_and_is_used_up()
    {
        var token = await app.Get<SetUpToken>().IssueAsync();
        var (first, second) = (new FormVisitor(app.Host), new FormVisitor(app.Host));

        var made = await SetUpAsync(first, token);
        var late = await app.Get<SetUpHub>().RunAsync(token, "Eve", "eve@hub.test", "three other words");

        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        Assert.True(await first.IsSignedInAsync());
        Assert.EndsWith("/sign-in", (await second.GetAsync("/set-up")).Headers.Location!.ToString());
        Assert.False(late.IsDone);
        await using var db = app.Open();
        Assert.Equal([Role.Admin], (await db.Users.SingleAsync()).Roles);
    }

    [Theory]
    [InlineData("wrong", "ada@hub.test", "three good words", "not the token")]
    [InlineData(null, "ada", "three good words", "reads name@company.com")]
    [InlineData(null, "ada@hub.test", "password", "every list of guesses")]
    public async Task What_is_wrong_is_said_at_its_field_and_the_token_stays(string? token, string email, string password, string expected)
    {
        var right = await app.Get<SetUpToken>().IssueAsync();
        var answer = await SetUpAsync(new FormVisitor(app.Host), token ?? right, email, password);
        Assert.Contains(expected, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));

        Assert.True((await app.Get<SetUpHub>().RunAsync(right, "Ada", "ada@hub.test", "three good words")).IsDone);
    }

    [Fact]
    public async Task Of_two_who_set_up_at_once_one_becomes_administrator()
    {
        var token = await app.Get<SetUpToken>().IssueAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => app.Get<SetUpHub>().RunAsync(token, "Ada", $"ada{n}@hub.test", "three good words")));

        Assert.Single(outcomes, outcome => outcome.IsDone);
    }

    [Fact]
    public async Task Settings_never_touch_a_hub_that_knows_people()
    {
        await app.Get<SetUpHub>().RunAsync(await app.Get<SetUpToken>().IssueAsync(), "Ada", "ada@hub.test", "three good words");
        app.Settings["Hub:Admin:Email"] = "other@hub.test";
        app.Settings["Hub:Admin:Password"] = "three good words";
        await using var restarted = app.NewHost();
        _ = restarted.Services;

        await using var db = app.Open();
        Assert.Equal("ada@hub.test", (await db.Users.SingleAsync()).Email);
    }

    [Theory]
    [InlineData("Hub:Currency", "Euro", "three capital letters")]
    [InlineData("Hub:TimeZone", "Mars/Olympus", "a zone's name")]
    [InlineData("Hub:RateLimit:PerMinute", "-1", "0 for no limit")]
    [InlineData("Hub:Admin:Email", "somebody", "both Email and Password")]
    public async Task A_setting_that_cannot_work_keeps_the_hub_from_starting_and_says_why(string setting, string value, string expected)
    {
        app.Settings[setting] = value;
        await using var wrong = app.NewHost();

        Assert.Contains(expected, wrong.Services.CheckSettings().Refusal!.Reason, StringComparison.Ordinal);
        var asked = await Assert.ThrowsAsync<InvalidOperationException>(() => wrong.CreateClient().GetAsync(new Uri("/", UriKind.Relative)));
        Assert.Contains("not been started", asked.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SetUpAsync(FormVisitor visitor, string token, string email = "ada@hub.test", string password = "three good words") =>
        visitor.SubmitAsync("/set-up", "set-up", ("Form.Token", token), ("Form.Name", "Ada"), ("Form.Email", email), ("Form.Password", password));
}
