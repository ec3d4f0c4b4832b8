using AlignmentHub.Web.Platform.Live;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Runs imports whenever one is queued anywhere.</summary>
internal sealed class ImportWorker(RunImports imports, LiveUpdates live, ILogger<ImportWorker> log) : QueuedWork("import/", live, log)
{
    protected override Task WorkAsync(CancellationToken ct) => imports.RunAsync(ct);
}
