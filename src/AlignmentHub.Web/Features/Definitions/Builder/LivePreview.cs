using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Answers, while somebody types, who would qualify. Each question ends the one before it.</summary>
public sealed class LivePreview(FactSnapshots snapshots, FactQueries facts, DefinitionQueries definitions, TimeProvider clock) : IDisposable
{
    // Long enough to be one answer per word typed, short enough to feel at once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private const int LeadsPerPart = 100_000;

    // Counting takes a tenth of a second and more; meanwhile the person goes on typing.
    private const ConfigureAwaitOptions OffTheCircuit = ConfigureAwaitOptions.ForceYielding;

    private CancellationTokenSource _question = new();
    private bool[]? _activeSays;
    private bool _isLeft;

    /// <summary>Held as long as the page is open; the choices of fields and values come from it too.</summary>
    public FactSnapshot? Snapshot { get; private set; }

    public async Task<FactSnapshot> LoadAsync(CancellationToken ct = default)
    {
        Snapshot = await snapshots.GetAsync(ct);
        if (await definitions.ActiveDocumentAsync(ct) is not { } active) return Snapshot;

        await Task.CompletedTask.ConfigureAwait(OffTheCircuit);
        _activeSays = PreviewCount.Answers(Snapshot, new(active), clock.GetUtcNow());
        return Snapshot;
    }

    /// <summary>
    /// Shows an estimate first where that is quicker, then the exact number. Asked again meanwhile, or when its page was left, it shows
    /// nothing more.
    /// </summary>
    public async Task AskAsync(DefinitionDocument document, Func<PreviewResult, Task> show)
    {
        // A page may be left while its facts are loading.
        if (_isLeft || Snapshot is not { } snapshot) return;

        var before = _question;
        var ct = (_question = new CancellationTokenSource()).Token;
        await before.CancelAsync();
        before.Dispose();
        try
        {
            await Task.Delay(Pause, clock, ct);
            await Task.CompletedTask.ConfigureAwait(OffTheCircuit);
            await AnswerAsync(snapshot, new(document), show, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The next question is being answered, or nobody looks any more.
        }
    }

    public void Dispose()
    {
        if (_isLeft) return;

        _isLeft = true;
        _question.Cancel();
        _question.Dispose();
    }

    private async Task AnswerAsync(FactSnapshot snapshot, LeadScorer scorer, Func<PreviewResult, Task> show, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var count = new PreviewCount(snapshot, scorer, _activeSays, now);
        count.Step();
        await show(count.Result());
        while (!count.IsDone)
        {
            ct.ThrowIfCancellationRequested();
            count.Step();
        }

        var result = count.Result();
        await show(result);
        if (snapshot.IsSample) await CountAllAsync(result, scorer, now, show, ct);
    }

    /// <summary>Where there are more leads than fit into the snapshot, they stream by, part after part.</summary>
    private async Task CountAllAsync(PreviewResult sample, LeadScorer scorer, DateTimeOffset now, Func<PreviewResult, Task> show, CancellationToken ct)
    {
        var (seen, qualifying) = (0, 0);
        await foreach (var part in facts.PartsAsync(Guid.Empty, LeadsPerPart, ct))
        {
            var set = await facts.ReadAsync(part, scorer.ActivityTypes, ct);
            var bulk = scorer.Over(set.Shapes);
            for (var lead = 0; lead < set.Leads.Count; lead++)
                if (bulk.Numbers(set.Leads[lead].Lead, set.Leads[lead].Account, set.ActivitiesOf(lead), now).Qualifies) qualifying++;

            seen += set.Leads.Count;
            if (seen < sample.Leads) await show(sample with { LooksAt = seen });
        }

        await show(sample with { Leads = seen, LooksAt = seen, Qualifying = qualifying });
    }
}
