namespace AlignmentHub.Domain.Leads;

/// <summary>What became of one lead of a bulk act. Kept: it was to be undone, and somebody had gone on from there.</summary>
public enum BulkItemState { Waiting, Done, Refused, Undone, Kept }

/// <summary>One lead of a bulk act.</summary>
public sealed class BulkItem
{
    private BulkItem() { } // EF Core

    public Guid ActId { get; private init; }

    public Guid LeadId { get; private init; }

    public BulkItemState State { get; private set; }

    /// <summary>What undoing goes back to.</summary>
    public string? Before { get; private set; }

    /// <summary>Why nothing was done, or nothing undone.</summary>
    public string? Why { get; private set; }

    public static BulkItem Of(Guid act, Guid lead) => new() { ActId = act, LeadId = lead };

    public void Note(string before) => Before = before;

    public void Take(Outcome outcome, bool isUndo)
    {
        Why = outcome.Refusal?.Reason;
        State = (isUndo, outcome.IsDone) switch
        {
            (false, true) => BulkItemState.Done,
            (false, false) => BulkItemState.Refused,
            (true, true) => BulkItemState.Undone,
            (true, false) => BulkItemState.Kept,
        };
    }
}
