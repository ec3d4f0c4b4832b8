using Npgsql;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Works off the queue of back-tests, the oldest first.</summary>
public sealed partial class RunBackTests(BackTestQueue queue, RunBackTest run, TimeProvider clock, ILogger<RunBackTests> log)
{
    private const string Broken = "The back-test stopped because of a fault in the hub. An administrator finds the cause in the log.";

    /// <param name="report">Called with the leads done and all leads of the one that runs.</param>
    /// <returns>How many are done.</returns>
    public async Task<int> RunAsync(Func<long, long, Task> report, CancellationToken ct = default)
    {
        var done = 0;
        for (; await queue.NextAsync(ct) is { } id; done++) await RunAsync(id, report, ct);
        return done;
    }

    // One that breaks the hub must not keep the others waiting. A lost database is no fault of it: it goes on later.
    private async Task RunAsync(Guid id, Func<long, long, Task> report, CancellationToken ct)
    {
        try
        {
            await run.RunAsync(id, report, clock, ct: ct);
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not NpgsqlException { IsTransient: true })
        {
            LogBroken(broken, id);
            await queue.FailAsync(id, Broken, ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "Back-test {BackTestId} failed", EventName = "BackTestFailed")]
    private partial void LogBroken(Exception cause, Guid backTestId);
}
