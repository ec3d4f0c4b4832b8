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
    // While one lot commits, the next is worked in.
    private const int LotsAtOnce = 2;
    private const int MostRows = 200;

    private readonly Lock _gate = new();
    private readonly LinkedList<WaitingRow> _waiting = new();
    private int _workers;

    /// <summary>As <see cref="IngestLeads"/> takes one row in.</summary>
    public async Task<Outcome<IngestedLead>> RunAsync(LeadRow row, IngestTerms terms, Actor by, CancellationToken ct)
    {
        // A row on terms of its own, or of a request that is one transaction, goes alone.
        if (terms != IngestTerms.Live || OneTransaction.Current is not null) return At(await ingest.RunAsync([row], terms, by, ct), 0);

        var mine = new WaitingRow(row, by);
        Join(mine);
        return await mine.Answer.Task.WaitAsync(ct);
    }

    private void Join(WaitingRow row)
    {
        lock (_gate)
        {
            _waiting.AddLast(row);
            if (_workers == LotsAtOnce) return;

            _workers++;
        }

        // Without what flows along with the request of whoever happened to be first.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(WorkAsync);
    }

    private async Task WorkAsync()
    {
        while (NextLot() is { Count: > 0 } lot) await TakeAsync(lot);
    }

    /// <summary>The rows of one sender; a worker that finds none is done.</summary>
    private List<WaitingRow> NextLot()
    {
        lock (_gate)
        {
            var lot = new List<WaitingRow>();
            for (var node = _waiting.First; node is not null && lot.Count < MostRows;)
            {
                var next = node.Next;
                if (lot.Count == 0 || lot[0].IsBySameSender(node.Value))
                {
                    lot.Add(node.Value);
                    _waiting.Remove(node);
                }

                node = next;
            }

            if (lot.Count == 0) _workers--;
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
        catch (Exception broken) when (lot.Count == 1 || Outage.Is(broken))
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

    private sealed record WaitingRow(LeadRow Row, Actor By)
    {
        public TaskCompletionSource<Outcome<IngestedLead>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsBySameSender(WaitingRow other) => By.Id == other.By.Id && By.ApiKeyId == other.By.ApiKeyId;
    }
}
