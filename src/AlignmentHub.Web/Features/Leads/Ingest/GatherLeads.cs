using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>
/// Takes in leads that come one at a time. Nobody waits for company: what comes while others are being written goes together in the next
/// transaction, so that a rush of senders shares round trips, locks and commits. Each sender is answered for its own row, after the commit.
/// </summary>
public sealed class GatherLeads(IngestLeads ingest)
{
    // While one lot commits, the next is worked in. Senders do not wait for each other.
    private const int LotsAtOnce = 2;
    private const int MostRows = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid Person, Guid? Key), Sender> _senders = [];

    /// <summary>As <see cref="IngestLeads"/> takes one row in.</summary>
    public async Task<Outcome<IngestedLead>> RunAsync(LeadRow row, IngestTerms terms, Actor by, CancellationToken ct)
    {
        // A row on terms of its own, or of a request that is one transaction, goes alone.
        if (terms != IngestTerms.Live || OneTransaction.Current is not null) return At(await ingest.RunAsync([row], terms, by, ct), 0);

        var mine = new WaitingRow(row, by, ct);
        Join(mine);
        return await mine.Answer.Task.WaitAsync(ct);
    }

    private void Join(WaitingRow row)
    {
        var key = (row.By.Id, row.By.ApiKeyId);
        Sender? sender;
        lock (_gate)
        {
            if (!_senders.TryGetValue(key, out sender)) _senders[key] = sender = new Sender();
            sender.Waiting.Enqueue(row);
            if (sender.Lots == LotsAtOnce) return;

            sender.Lots++;
        }

        // Without what flows along with the request of whoever happened to be first.
        using (ExecutionContext.SuppressFlow()) _ = WorkAsync(key, sender);
    }

    private async Task WorkAsync((Guid Person, Guid? Key) key, Sender sender)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (NextLot(key, sender) is { Count: > 0 } lot) await TakeAsync(lot);
    }

    /// <summary>What waits; nothing ends the work for this sender.</summary>
    private List<WaitingRow> NextLot((Guid Person, Guid? Key) key, Sender sender)
    {
        lock (_gate)
        {
            var lot = new List<WaitingRow>();
            // Who gave up waiting is not served.
            while (lot.Count < MostRows && sender.Waiting.TryDequeue(out var row))
                if (!row.GaveUp.IsCancellationRequested) lot.Add(row);
            if (lot.Count == 0 && --sender.Lots == 0) _senders.Remove(key);
            return lot;
        }
    }

    private async Task TakeAsync(IReadOnlyList<WaitingRow> lot)
    {
        try
        {
            var taken = await ingest.RunAsync([.. lot.Select(w => w.Row)], IngestTerms.Live, lot[0].By, CancellationToken.None);
            for (var i = 0; i < lot.Count; i++) lot[i].Answer.SetResult(At(taken, i));
        }
        catch (Exception broken) when (lot.Count == 1 || (Outage.Is(broken) && !Contention.IsLoss(broken)))
        {
            foreach (var row in lot) row.Answer.SetException(broken);
        }
        catch (Exception)
        {
            // Each by itself, so that only the sender of what is broken hears of it.
            foreach (var row in lot) await TakeAsync([row]);
        }
    }

    private static Outcome<IngestedLead> At(Outcome<IReadOnlyList<IngestedLead>> taken, int index) => taken.Value is { } answers ? answers[index] : taken.Refusal!;

    private sealed class Sender
    {
        public Queue<WaitingRow> Waiting { get; } = new();

        /// <summary>How many are in work.</summary>
        public int Lots { get; set; }
    }

    private sealed record WaitingRow(LeadRow Row, Actor By, CancellationToken GaveUp)
    {
        public TaskCompletionSource<Outcome<IngestedLead>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
