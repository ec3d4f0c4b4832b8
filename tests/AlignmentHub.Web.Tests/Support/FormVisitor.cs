using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>Somebody with a browser, as far as plain pages go: keeps cookies, fills forms in, follows nothing by itself.</summary>
public sealed partial class FormVisitor(WebApplicationFactory<Program> host)
{
    private readonly HttpClient _browser = host.CreateClient(new() { AllowAutoRedirect = false });

    public Task<HttpResponseMessage> GetAsync(string path) => _browser.GetAsync(path);

    /// <summary>What a page says, once all redirects are followed.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var answer = await GetAsync(path);
        while (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found) answer = await GetAsync(answer.Headers.Location!.ToString());
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a page and sends one of its forms.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await _browser.GetStringAsync(path);
        return await _browser.PostAsync(path, new FormUrlEncodedContent(Fields(page, form, fields)));
    }

    /// <summary>What a browser sends when somebody fills in this form of the page.</summary>
    public static IReadOnlyDictionary<string, string> Fields(string page, string form, params (string Name, string Value)[] fields)
    {
        Dictionary<string, string> sent = new() { ["_handler"] = form, ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value };
        foreach (var (name, value) in fields) sent[name] = value;
        return sent;
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string path = "/sign-in") =>
        SubmitAsync(path, "sign-in", ("Form.Email", email), ("Form.Password", password));

    public async Task<bool> IsSignedInAsync() => (await GetAsync("/account")).StatusCode == HttpStatusCode.OK;

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
