using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Feedback;

/// <summary>What a thread is about: something one side wants to know of the other, or marketing's word that a rejection is wrong.</summary>
public enum ThreadKind { Question, Dispute }

/// <summary>Whose turn it is.</summary>
public enum FeedbackState { WaitingForMarketing, WaitingForSales, Closed }

/// <summary>One conversation of marketing and sales about a hand-off (semantics.md 5.3). Each entry hands the turn to the other side.</summary>
public sealed class FeedbackThread : ILive
{
    private FeedbackThread() { } // EF Core

    public Guid Id { get; private init; }
    public Guid HandoffId { get; private init; }
    public ThreadKind Kind { get; private init; }
    public Guid OpenedBy { get; private init; }
    public TeamSide OpenedSide { get; private init; }
    public DateTimeOffset OpenedAt { get; private init; }
    /// <summary>Who wrote last, so that it is the other side's turn.</summary>
    public TeamSide LastSide { get; private set; }
    public DateTimeOffset LastAt { get; private set; }
    /// <summary>Whether the side that was asked ever wrote.</summary>
    public bool IsAnswered { get; private set; }
    public ThreadOutcome? Outcome { get; private set; }
    public string? ClosingNote { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? ClosedBy { get; private set; }
    /// <summary>For which side whoever closed it stood then: closed by the side that was asked, it is answered.</summary>
    public TeamSide? ClosedSide { get; private set; }
    /// <summary>The draft in which both sides agreed to change the definition.</summary>
    public Guid? DefinitionVersionId { get; private set; }
    /// <summary>The pass that came of an overturned rejection; absent when the lead was with sales again by then.</summary>
    public Guid? NextHandoffId { get; private set; }
    public int Version { get; private set; } = 1;

    public string LiveTopic => $"feedback/{Id}";

    public bool IsOpen => ClosedAt is null;

    /// <summary>The side that owes an answer, in time (semantics.md 5.3 and 6, answer time).</summary>
    public TeamSide AskedSide => OpenedSide.Other();

    public FeedbackState State => !IsOpen ? FeedbackState.Closed : LastSide == TeamSide.Sales ? FeedbackState.WaitingForMarketing : FeedbackState.WaitingForSales;

    public static FeedbackThread Open(ThreadKind kind, Guid handoffId, ThreadSpeaker by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), HandoffId = handoffId, Kind = kind, OpenedBy = by.Id, OpenedSide = by.Side, OpenedAt = now, LastSide = by.Side, LastAt = now,
    };

    /// <summary>Somebody of either side writes.</summary>
    public Outcome Add(ThreadSpeaker by, DateTimeOffset now)
    {
        if (!IsOpen) return new Refusal("This thread is closed. Start a new one.");

        (LastSide, LastAt, IsAnswered) = (by.Side, now, IsAnswered || by.Side == AskedSide);
        return Domain.Outcome.Done;
    }

    /// <summary>Ends it with what came of it; <see cref="ThreadClosing"/> says who may say what.</summary>
    public Outcome Close(ThreadClosing closing, ThreadSpeaker by, DateTimeOffset now)
    {
        if (!IsOpen) return new Refusal("This thread was already closed.");
        if (closing.Check(this, by).Refusal is { } refusal) return refusal;

        (Outcome, ClosingNote, ClosedBy, ClosedSide, ClosedAt) = (closing.Outcome, closing.Note, by.Id, by.Side, now);
        DefinitionVersionId = closing.DefinitionVersionId;
        IsAnswered = IsAnswered || by.Side == AskedSide;
        return Domain.Outcome.Done;
    }

    /// <summary>When an answer was owed: from a question of the side that asks to a word of the other one, or to the end of the thread.</summary>
    /// <param name="entries">All of them, in the order in which they were written.</param>
    public IReadOnlyList<PromiseTurn> Turns(IEnumerable<SpokenAt> entries)
    {
        var turns = new List<PromiseTurn>();
        DateTimeOffset? asked = null;
        foreach (var entry in entries)
        {
            if (entry.Side == AskedSide) End(PromiseEnd.Kept, entry.At);
            else asked ??= entry.At;
        }
        if (ClosedAt is { } closed) End(ClosedSide == AskedSide ? PromiseEnd.Kept : PromiseEnd.Dropped, closed);
        return asked is { } open ? [.. turns, new(open)] : turns;

        void End(PromiseEnd how, DateTimeOffset at)
        {
            if (asked is { } from) turns.Add(new(from, (how, at)));
            asked = null;
        }
    }

    /// <summary>The rejection was wrong, and the rep has the lead again.</summary>
    public void LeadsTo(Guid nextHandoff) => NextHandoffId = nextHandoff;
}

/// <summary>Which side wrote, and when.</summary>
public sealed record SpokenAt(TeamSide Side, DateTimeOffset At);
