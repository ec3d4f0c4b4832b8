using System.Runtime.InteropServices;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>SIGTERM, Ctrl-C and a closed terminal from the first line of Program on. The web host hears them only once it serves, and until then a private PostgreSQL would be left behind.</summary>
public sealed class StopSignals : IDisposable
{
    // Longer than the web host's own 30 seconds, shorter than the 40 of docker-compose.yml. Quartz waits for a lost database beyond any limit.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(35);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _heard;

    public StopSignals() => _heard = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGHUP }.Select(Hear)];

    public CancellationToken Token => _stop.Token;

    /// <summary>Runs until a signal comes, also one that came before this began.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(Func<CancellationToken, Task> run) => EndAsync(run(Token), Grace, Token);

    /// <summary>Waits for what runs; once it was asked to end, no longer than the grace.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> EndAsync(Task running, TimeSpan grace, CancellationToken asked)
    {
        using var patience = new CancellationTokenSource();
        using var hearing = asked.Register(() => patience.CancelAfter(grace));
        await running.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!running.IsCompleted)
        {
            await Console.Error.WriteLineAsync($"Ended without what still ran after {grace.TotalSeconds:0} seconds. What it had stored stays; the next start goes on from there.");
            return 1;
        }

        try
        {
            await running;
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // As asked.
        }
        return 0;
    }

    public void Dispose()
    {
        foreach (var heard in _heard) heard.Dispose();
        _stop.Dispose();
    }

    // Any signal asks for an orderly end; only a second Ctrl-C cuts it short, as supervisors may send theirs to a process and to its group.
    private PosixSignalRegistration Hear(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = signal != PosixSignal.SIGINT || !_stop.IsCancellationRequested;
        _stop.Cancel();
    });
}
