using System.Net;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class BrokenDocumentTests(HubApp app) : IClassFixture<HubApp>
{
    [Theory]
    [InlineData("/leads?q=%22%3E", "/leads?q=%22%3E")]
    [InlineData("//elsewhere.test/", "/elsewhere.test/")]
    public async Task Whoever_opens_a_page_while_the_database_is_away_is_told_so_and_offered_the_same_page_of_this_hub_again(string asked, string offered)
    {
        var visitor = new FormVisitor(app.Host);
        await visitor.SignInAsync(HubApp.AdminEmail, HubApp.AdminPassword);
        app.Clock.Advance(TimeSpan.FromHours(1)); // the next request has to ask whether the session still counts
        await using var outage = await DatabaseOutage.OfAsync(app);

        using var answer = await visitor.GetAsync($"http://localhost{asked}");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<h1>The database does not answer at the moment</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{offered}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_goes_wrong_ends_in_words_and_not_in_an_account_of_the_inside()
    {
        using var browser = app.Host.CreateClient();
        await using var db = app.Open();
        await db.Database.ExecuteSqlAsync($"alter table people rename to folk");

        using var answer = await browser.GetAsync("/sign-in");
        var page = await answer.Content.ReadAsStringAsync();
        await db.Database.ExecuteSqlAsync($"alter table folk rename to people");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("<h1>Something went wrong on this page</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("people", page, StringComparison.Ordinal);
    }
}
