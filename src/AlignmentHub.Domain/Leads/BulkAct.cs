namespace AlignmentHub.Domain.Leads;

/// <summary>What is done to many leads at once.</summary>
public enum BulkKind
{
    Tag,
    Untag,

    /// <summary>Gives the leads an owner.</summary>
    Assign,

    /// <summary>Gives the leads to sales, by the rules or to one rep.</summary>
    HandOff,

    /// <summary>Gives the open hand-offs of the leads to another rep.</summary>
    Reassign,
}

public enum BulkState { Running, Done, Undoing, Undone }

/// <summary>One act on many leads, worked off in the background, which can be taken back.</summary>
public sealed class BulkAct : ILive
{
    private BulkAct() { } // EF Core

    public Guid Id { get; private init; }

    public BulkKind Kind { get; private init; }

    /// <summary>The tag, or the e-mail address of the person who gets the leads.</summary>
    public string? Argument { get; private init; }

    public string? Reason { get; private init; }

    public BulkState State { get; private set; }

    public Guid CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How the leads stand that the present run is for.</summary>
    public BulkItemState Wants => State == BulkState.Undoing ? BulkItemState.Done : BulkItemState.Waiting;

    public string LiveTopic => $"bulk/{Id}";

    public static BulkAct Start(BulkKind kind, string? argument, string? reason, Guid by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, Argument = argument, Reason = reason, CreatedBy = by, CreatedAt = now };

    /// <summary>Takes back what it did, as far as nobody has gone on from there.</summary>
    public Outcome Undo()
    {
        if (State != BulkState.Done) return new Refusal(State == BulkState.Running ? "Wait until it is done." : "This was undone already.");

        (State, EndedAt) = (BulkState.Undoing, null);
        return Outcome.Done;
    }

    public void End(DateTimeOffset now) => (State, EndedAt) = (State == BulkState.Undoing ? BulkState.Undone : BulkState.Done, now);
}
