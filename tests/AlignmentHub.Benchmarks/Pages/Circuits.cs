using AlignmentHub.Benchmarks.Data;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Handoffs.Queue;
using Microsoft.Playwright;

namespace AlignmentHub.Benchmarks.Pages;

/// <summary>What an open page that nobody touches costs the server: its circuit on the managed heap, once all that is not needed is collected.</summary>
internal sealed class Circuits : IBenchmark
{
    private const int Pages = 20;
    private const int WarmUp = 3;
    private const double Kilobyte = 1024;
    private const double AimKilobytes = 2048;

    public string Name => "circuits";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu"] });
        var profile = await browser.NewContextAsync(new() { BaseURL = hub.Address.ToString() });
        await SignInAsync(profile);
        await OpenAsync(profile, "/definitions", "h1", WarmUp);
        await OpenAsync(profile, "/queue", ".queue", WarmUp);

        var frame = await CostAsync(() => OpenAsync(profile, "/definitions", "h1", Pages));
        var queue = await CostAsync(() => OpenAsync(profile, "/queue", ".queue", Pages));
        var cards = (await hub.Get<QueueQueries>().OfAsync(new Actor(hub.Cast.Reps[0], "Rep 0", [Role.SalesRep], hub.Cast.Team))).Count;
        return [new(Name, $"{queue:N0} KB an idle queue page of {cards} cards", $"{frame:N0} KB", queue / frame,
            "managed memory of a circuit on the queue page ÷ of one on a page with a list of one", $"≤ {AimKilobytes:N0} KB", queue <= AimKilobytes)];
    }

    /// <summary>Kilobytes a page.</summary>
    private static async Task<double> CostAsync(Func<Task> open)
    {
        var before = Used();
        await open();
        return (Used() - before) / Kilobyte / Pages;
    }

    private static long Used()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task SignInAsync(IBrowserContext profile)
    {
        var page = await profile.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(Cast.EmailOf(0));
        await page.GetByLabel("Password").FillAsync(Cast.RepPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Banner).WaitForAsync();
    }

    private static async Task OpenAsync(IBrowserContext profile, string path, string shown, int times)
    {
        for (var number = 0; number < times; number++)
        {
            var page = await profile.NewPageAsync();
            await page.GotoAsync(path);
            await page.Locator(shown).First.WaitForAsync();
        }
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("This benchmark needs Chromium. Install it (Debian: apt-get install chromium).");
}
