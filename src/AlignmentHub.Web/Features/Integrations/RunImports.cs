using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Works off the queue of imports. Several servers may do so at once: each import is run by one of them.</summary>
public sealed partial class RunImports(ImportQueue queue, RunImport run, ImportProgress progress, ILogger<RunImports> log)
{
    private const string Broken = "The import stopped because of a fault in the hub. What came before it stays; an administrator finds the cause in the log.";

    public async Task RunAsync(CancellationToken ct = default)
    {
        while (await queue.ClaimAsync(ct) is { } claimed)
        {
            await using (claimed) await RunAsync(claimed, ct);
        }
    }

    // One file that breaks the hub must not keep the others waiting. A lost database is no fault of the file: that import goes on later.
    private async Task RunAsync(ClaimedImport claimed, CancellationToken ct)
    {
        var id = claimed.Import.Id;
        try
        {
            await run.RunAsync(claimed, ct);
        }
        catch (Exception broken) when (broken is not OperationCanceledException && !Outage.Is(broken))
        {
            LogBroken(broken, id);
            await progress.EndAsync(id, ImportState.Failed, Broken, ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "Import {ImportId} failed", EventName = "ImportFailed")]
    private partial void LogBroken(Exception cause, Guid importId);
}
