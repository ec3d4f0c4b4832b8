using System.Net;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Platform.Access;

public sealed class SignInTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Password = "three good words";

    [Fact]
    public async Task The_right_password_opens_the_page_that_was_asked_for()
    {
        var visitor = new FormVisitor(app.Host);
        var asked = await visitor.GetAsync("/admin/jobs");
        Assert.Equal("/sign-in?returnUrl=%2Fadmin%2Fjobs", asked.Headers.Location?.PathAndQuery);

        var answer = await visitor.SignInAsync(HubApp.AdminEmail.ToUpperInvariant(), HubApp.AdminPassword, "/sign-in?returnUrl=%2Fadmin%2Fjobs");

        Assert.Equal("/admin/jobs", Path(answer));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/admin/jobs")).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example", "another host")]
    [InlineData("/\\evil.example", "another host for browsers")]
    [InlineData("https://evil.example/", "another address")]
    [InlineData("javascript:alert(1)", "a script")]
    public async Task A_link_from_elsewhere_leads_home(string returnUrl, string because)
    {
        var answer = await new FormVisitor(app.Host).SignInAsync(HubApp.AdminEmail, HubApp.AdminPassword, $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal("/", Path(answer));
        Assert.NotEmpty(because);
    }

    [Fact]
    public async Task Nobody_learns_from_the_answer_which_addresses_are_known()
    {
        var known = await TextAsync(await new FormVisitor(app.Host).SignInAsync(HubApp.AdminEmail, "wrong"));
        var unknown = await TextAsync(await new FormVisitor(app.Host).SignInAsync("nobody@hub.test", "wrong"));

        Assert.Contains("E-mail address or password are wrong", known);
        Assert.Contains("E-mail address or password are wrong", unknown);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_has_to_wait()
    {
        var email = await PersonAsync("locked");
        for (var i = 0; i < SignInPerson.WrongPasswords; i++) await new FormVisitor(app.Host).SignInAsync(email, "wrong");
        var locked = new FormVisitor(app.Host);
        await locked.SignInAsync(email, Password);
        Assert.False(await locked.IsSignedInAsync());

        app.Clock.Advance(SignInPerson.LockOut + TimeSpan.FromSeconds(1));
        await locked.SignInAsync(email, Password);
        Assert.True(await locked.IsSignedInAsync());
    }

    [Fact]
    public async Task Wrong_passwords_at_once_count_each()
    {
        var email = await PersonAsync("parallel");
        await Task.WhenAll(Enumerable.Range(0, SignInPerson.WrongPasswords).Select(_ => app.Get<SignInPerson>().RunAsync(email, "wrong")));

        Assert.False((await app.Get<SignInPerson>().RunAsync(email, Password)).IsDone);
    }

    [Fact]
    public async Task Who_is_deactivated_cannot_sign_in_and_is_signed_out()
    {
        var email = await PersonAsync("leaver");
        var visitor = new FormVisitor(app.Host);
        await visitor.SignInAsync(email, Password);
        await app.Api().DeleteAsync($"/api/v1/admin/users/by-email/{email}");
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.False(await visitor.IsSignedInAsync());
        Assert.False((await app.Get<SignInPerson>().RunAsync(email, Password)).IsDone);
    }

    [Fact]
    public async Task Cookies_handed_out_by_https_travel_by_https_alone()
    {
        const string Page = "https://localhost/sign-in";
        var visitor = new FormVisitor(app.Host);

        HttpResponseMessage[] answers = [await visitor.GetAsync(Page), await visitor.SignInAsync(HubApp.AdminEmail, HubApp.AdminPassword, Page)];

        string[] cookies = [.. answers.SelectMany(answer => answer.Headers.GetValues("Set-Cookie"))];
        Assert.Contains(cookies, cookie => cookie.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("hub.session", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; secure;", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_server_and_a_restarted_one_know_the_cookie()
    {
        var email = await PersonAsync("roaming");
        var here = await new FormVisitor(app.Host).SignInAsync(email, Password);
        var cookie = here.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hub.session", StringComparison.Ordinal)).Split(';')[0];
        await using var other = app.NewHost();
        var there = other.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        there.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browsers_too()
    {
        var email = await PersonAsync("everywhere");
        var (desk, phone) = (new FormVisitor(app.Host), new FormVisitor(app.Host));
        await desk.SignInAsync(email, Password);
        await phone.SignInAsync(email, Password);

        await desk.SubmitAsync("/account", "sessions");
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.False(await desk.IsSignedInAsync());
        Assert.False(await phone.IsSignedInAsync());
    }

    [Fact]
    public async Task A_new_password_needs_the_present_one_and_signs_other_browsers_out()
    {
        var email = await PersonAsync("changer");
        var (desk, phone) = (new FormVisitor(app.Host), new FormVisitor(app.Host));
        await desk.SignInAsync(email, Password);
        await phone.SignInAsync(email, Password);

        var wrong = await TextAsync(await desk.SubmitAsync("/account", "password", ("Form.Present", "wrong"), ("Form.Password", "four quite new words")));
        var weak = await TextAsync(await desk.SubmitAsync("/account", "password", ("Form.Present", Password), ("Form.Password", "12345678")));
        var done = await TextAsync(await desk.SubmitAsync("/account", "password", ("Form.Present", Password), ("Form.Password", "four quite new words")));
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Contains("not your present password", wrong);
        Assert.Contains("on every list of guesses", weak);
        Assert.Contains("The password is changed", done);
        Assert.True(await desk.IsSignedInAsync());
        Assert.False(await phone.IsSignedInAsync());
        Assert.True((await app.Get<SignInPerson>().RunAsync(email, "four quite new words")).IsDone);
    }

    [Fact]
    public async Task Colours_and_culture_follow_the_person()
    {
        var email = await PersonAsync("reader");
        var visitor = new FormVisitor(app.Host);
        await visitor.SignInAsync(email, Password);
        var saved = await visitor.SubmitAsync("/account", "profile", ("Form.Culture", "de-DE"), ("Form.TimeZone", "Europe/Berlin"), ("Form.Theme", "Dark"));
        var wrong = await TextAsync(await visitor.SubmitAsync("/account", "profile", ("Form.Culture", "xx-XX"), ("Form.TimeZone", ""), ("Form.Theme", "Dark")));

        Assert.Equal("/account", Path(saved));
        Assert.Contains("standard-dark-base.css\" media=\"all\"", await visitor.ReadAsync("/account"));
        Assert.Contains("Choose one of the list", wrong);
    }

    [Fact]
    public async Task A_link_on_another_site_does_not_sign_anybody_out()
    {
        var visitor = new FormVisitor(app.Host);
        await visitor.SignInAsync(HubApp.AdminEmail, HubApp.AdminPassword);
        await visitor.GetAsync("/sign-out");
        Assert.True(await visitor.IsSignedInAsync());

        await visitor.SubmitAsync("/sign-out", "sign-out");
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task A_page_that_is_not_for_the_role_is_forbidden_and_one_that_is_not_there_is_missing()
    {
        var email = await PersonAsync("rep", "salesRep");
        var visitor = new FormVisitor(app.Host);
        await visitor.SignInAsync(email, Password);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/admin/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/no-such-page")).StatusCode);
    }

    private async Task<string> PersonAsync(string name, string role = "leader")
    {
        var email = $"{name}@hub.test";
        await (await app.Api().PutAsync($"/api/v1/admin/users/by-email/{email}", new { name, roles = new[] { role }, password = Password })).MustBeAsync(HttpStatusCode.Created);
        return email;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string? Path(HttpResponseMessage answer) => answer.Headers.Location is { IsAbsoluteUri: true } full ? full.PathAndQuery : answer.Headers.Location?.ToString();
}
