using System.Runtime.InteropServices;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>SIGTERM, Ctrl-C and a closed terminal from the first line of Program on. The web host hears them only once it serves, and until then a private PostgreSQL would be left behind.</summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _heard;

    public StopSignals() => _heard = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGHUP }.Select(Hear)];

    public CancellationToken Token => _stop.Token;

    /// <summary>Runs until a signal comes, also one that came before this began.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Func<CancellationToken, Task> run)
    {
        try
        {
            await run(Token);
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
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
