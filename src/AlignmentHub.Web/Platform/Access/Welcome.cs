using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Says on the console where the hub is and, as long as nobody is known, how to get in. Not a log line: it holds a secret that belongs to whoever started the hub.</summary>
public sealed class Welcome(IServer server, IHostApplicationLifetime lifetime, SetUpToken token, SetUpHub setUp, DemoPersonas demo) : ServerWork
{
    protected override async Task RunAsync(CancellationToken ct)
    {
        var serving = new TaskCompletionSource();
        await using var started = lifetime.ApplicationStarted.Register(serving.SetResult);
        await serving.Task.WaitAsync(ct);

        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } bound) return; // a test host has no address
        var address = ToOpen(bound);
        await foreach (var line in LinesAsync(address, ct)) await Console.Out.WriteLineAsync(line);
    }

    /// <summary>Ends the token that was told before.</summary>
    public async IAsyncEnumerable<string> LinesAsync(string address, [EnumeratorCancellation] CancellationToken ct = default)
    {
        yield return $"AlignmentHub is at {address}";
        if (await setUp.IsNeededAsync(ct)) yield return $"Nobody is known yet. Open {address}/set-up and give this token: {await token.IssueAsync(ct)}";
        foreach (var persona in await demo.AllAsync(ct)) yield return $"Demo: {persona.Email} ({persona.Name}, {persona.Role}); choose it on the sign-in page.";
        if (await demo.AreAsleepAsync(ct)) yield return "Demo: this hub holds the demo company, whose people have no passwords. Start it with --demo (Hub__Demo=true) to choose one of them.";
    }

    /// <summary>What to open in a browser. A server that listens on all addresses of its machine, as in a container, is called by none of them.</summary>
    public static string ToOpen(string bound) =>
        bound.Replace("//[::]:", "//localhost:", StringComparison.Ordinal).Replace("//0.0.0.0:", "//localhost:", StringComparison.Ordinal);
}
