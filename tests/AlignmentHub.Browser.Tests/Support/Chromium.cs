using AlignmentHub.Browser.Tests.Support;
using Microsoft.Playwright;

// Journeys wait most of their time; three at once keep two processors busy, and more would wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
[assembly: AssemblyFixture(typeof(Chromium))]

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>The one browser of a test run, the system's own; visitors get a profile each.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // A busy build server answers late; what never comes still fails.
    public const float Patience = 15_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Flags });
        SetDefaultExpectTimeout(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("The browser journeys need Chromium. Install it (Debian: apt-get install chromium).");
}
