using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>Somebody at a browser of their own. Keeps what the browser complains about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly IBrowserContext _profile;

    private Visitor(IBrowserContext profile, IPage page) => (_profile, Page) = (profile, page);

    public IPage Page { get; }

    /// <summary>Errors on the console, files that are missing among them, and exceptions in scripts.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visitor> ArriveAsync(IBrowser browser, Uri hub, int width = 1440, int height = 900, ColorScheme look = ColorScheme.Light)
    {
        var profile = await browser.NewContextAsync(new()
        {
            BaseURL = hub.ToString(), ViewportSize = new() { Width = width, Height = height }, ColorScheme = look, Locale = "en-GB", TimezoneId = "UTC",
        });
        profile.SetDefaultTimeout(Chromium.Patience);
        var visitor = new Visitor(profile, await profile.NewPageAsync());
        visitor.Listen();
        return visitor;
    }

    /// <summary>Sends the form of the sign-in page without drawing it and what it leads to; the page itself has journeys of its own.</summary>
    public async Task SignInAsync(string email, string password)
    {
        var page = await (await _profile.APIRequest.GetAsync("/sign-in")).TextAsync();
        var form = _profile.APIRequest.CreateFormData();
        foreach (var (name, value) in FormVisitor.Fields(page, "sign-in", ("Form.Email", email), ("Form.Password", password))) form.Set(name, value);
        var answer = await _profile.APIRequest.PostAsync("/sign-in", new() { Form = form, MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);
    }

    public Task GoAsync(string address) => Page.GotoAsync(address);

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Chooses a file once the page listens to its file field, which it does a moment after showing it.</summary>
    public async Task ChooseFileAsync(FilePayload file)
    {
        await Page.WaitForFunctionAsync("document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        await Page.SetInputFilesAsync("input[type=file]", file);
    }

    public async ValueTask DisposeAsync() => await _profile.DisposeAsync();

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type == "error") _complaints.Add($"{message.Text} ({message.Location})");
        };
        Page.PageError += (_, error) => _complaints.Add(error);
    }
}
