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
        await Console.Out.WriteLineAsync($"AlignmentHub is at {address}");

        if (await setUp.IsNeededAsync(ct))
            await Console.Out.WriteLineAsync($"Nobody is known yet. Open {address}/set-up and give this token: {await token.IssueAsync(ct)}");
        foreach (var persona in await demo.AllAsync(ct))
            await Console.Out.WriteLineAsync($"Demo: {persona.Email} ({persona.Name}, {persona.Role}); choose it on the sign-in page.");
    }

    /// <summary>What to open in a browser. A server that listens on all addresses of its machine, as in a container, is called by none of them.</summary>
    public static string ToOpen(string bound) =>
        bound.Replace("//[::]:", "//localhost:", StringComparison.Ordinal).Replace("//0.0.0.0:", "//localhost:", StringComparison.Ordinal);
}
