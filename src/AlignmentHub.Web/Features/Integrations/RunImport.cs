using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Integrations.Files;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>
/// Takes the rows of one file through the ingest, a stretch per transaction that also says how far the import is: after a crash it goes on
/// behind the last stretch. A dry run does the very same in one transaction that is rolled back, so its counts are those of the commit.
/// </summary>
public sealed class RunImport(ImportSources sources, IngestStretch ingest, ImportProgress progress, NpgsqlDataSource database)
{
    // Whatever the rows are about, pages of leads show it.
    private const string LiveTopic = "lead/";

    public async Task RunAsync(ClaimedImport import, CancellationToken ct)
    {
        var id = import.Import.Id;
        await progress.BeginAsync(id, ct);
        var opened = await sources.OpenAsync(import, ct);
        if (opened.Value is not { } source)
        {
            var reasons = opened.Refusal!.Fields.SelectMany(f => f.Value).Prepend(opened.Refusal.Reason);
            await progress.EndAsync(id, ImportState.Failed, string.Join(' ', reasons), ct);
            return;
        }

        await using (source)
        {
            var problem = await TakeAsync(import, source, ct);
            await progress.EndAsync(id, problem is null ? ImportState.Done : ImportState.Failed, problem, ct);
        }
    }

    private async Task<string?> TakeAsync(ClaimedImport import, ImportSource source, CancellationToken ct)
    {
        try
        {
            var outcome = import.Import.Mode == ImportMode.DryRun ? await TryAsync(import, source, ct) : await CommitAsync(import, source, ct);
            return outcome.Refusal?.Reason;
        }
        catch (UnreadableFileException unreadable)
        {
            return unreadable.Message;
        }
    }

    private async Task<Outcome> CommitAsync(ClaimedImport import, ImportSource source, CancellationToken ct)
    {
        await source.SkipToAsync(import.Import.Position, ct);
        while (await source.ReadAsync(ct) is { Count: > 0 } rows)
        {
            await using var act = await OneTransaction.BeginAsync(database, ct);
            if ((await CommitAsync(act, import, rows, source.Position, ct)).Refusal is { } no) return no;
        }

        return Outcome.Done;
    }

    private async Task<Outcome> CommitAsync(OneTransaction act, ClaimedImport import, IReadOnlyList<SourceRow> rows, long position, CancellationToken ct)
    {
        act.Enter();
        var step = await ingest.RunAsync(import, rows, position, ct);
        if (step.Refusal is { } no) return no;

        await progress.AddAsync(import.Import, step.Value!, [LiveTopic], ct);
        await act.CommitAsync(ct);
        return Outcome.Done;
    }

    private async Task<Outcome> TryAsync(ClaimedImport import, ImportSource source, CancellationToken ct)
    {
        await progress.ForgetAsync(import.Import.Id, ct);
        await using var act = await OneTransaction.BeginAsync(database, ct);
        while (await source.ReadAsync(ct) is { Count: > 0 } rows)
        {
            var step = await InsideAsync(act, import, rows, source.Position, ct);
            if (step.Refusal is { } no) return no;

            await progress.AddAsync(import.Import.Id, step.Value!, [], ct);
        }

        return Outcome.Done;
    }

    // Only what is called from here takes part: how far the dry run is has to be seen while it runs, and afterwards.
    private async Task<Outcome<ImportStep>> InsideAsync(
        OneTransaction act, ClaimedImport import, IReadOnlyList<SourceRow> rows, long position, CancellationToken ct)
    {
        act.Enter();
        return await ingest.RunAsync(import, rows, position, ct);
    }
}
