using System.Runtime.CompilerServices;
using AlignmentHub.Web.Platform.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>Walks through the hub as people do. What the browsers complained about fails the journey; a failed one leaves its pictures.</summary>
public abstract class Journey(BrowserHub hub, Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];

    protected BrowserHub Hub => hub;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        if (failed) await KeepPicturesAsync();
        var complaints = _visitors.SelectMany(visitor => visitor.Complaints).ToList();
        foreach (var visitor in _visitors) await visitor.DisposeAsync();
        if (!failed) complaints.ShouldBeNone();
        else foreach (var complaint in complaints) TestContext.Current.TestOutputHelper?.WriteLine(complaint);
    }

    protected async Task<Visitor> VisitorAsync(int width = 1440, int height = 900, ColorScheme look = ColorScheme.Light)
    {
        var visitor = await Visitor.ArriveAsync(chromium.Browser, hub.Address, width, height, look);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>This person's browser, signed in; it has opened no page yet.</summary>
    protected async Task<Visitor> VisitorAsync(Person who, int width = 1440, int height = 900, ColorScheme look = ColorScheme.Light)
    {
        var visitor = await VisitorAsync(width, height, look);
        await visitor.SignInAsync(who.Email!, BrowserHub.Password);
        return visitor;
    }

    private async Task KeepPicturesAsync()
    {
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "journey").Select(c => char.IsLetterOrDigit(c) ? c : '_'));
        for (var n = 0; n < _visitors.Count; n++)
            await _visitors[n].Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures(), $"{name}-{n + 1}.png"), FullPage = true });
    }

    /// <summary>artifacts/browser-failures in the checkout that this was built from.</summary>
    private static string Pictures([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../artifacts/browser-failures"));
}
