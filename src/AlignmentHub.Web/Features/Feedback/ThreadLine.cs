using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>The hand-off that a thread is about, and its lead.</summary>
public sealed record ThreadAbout(Guid Handoff, int Pass, Guid LeadId, string? LeadEmail, string LeadName);

/// <summary>A thread as lists show it.</summary>
/// <param name="Side">The side that opened it.</param>
/// <param name="Unread">Entries of others that the viewer has not seen.</param>
/// <param name="DueAt">By when the answer is owed; absent when nobody owes one.</param>
public sealed record ThreadLine(
    Guid Id, ThreadKind Kind, FeedbackState State, TeamSide Side, ThreadAbout About, string OpenedBy, DateTimeOffset OpenedAt, string LastText, DateTimeOffset LastAt,
    int Entries, int Unread, DateTimeOffset? DueAt, bool IsLate, ThreadOutcome? Outcome);

public sealed record EntryLine(Guid Id, TeamSide Side, string By, DateTimeOffset At, string Text);

/// <summary>A thread in full.</summary>
public sealed record ThreadSheet(ThreadLine Line, IReadOnlyList<EntryLine> Entries)
{
    public string? ClosingNote { get; init; }

    public string? ClosedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The pass that came of an overturned rejection.</summary>
    public Guid? NextHandoff { get; init; }

    /// <summary>The draft that both sides agreed on.</summary>
    public AgreedDraft? Definition { get; init; }
}

/// <summary>Which threads are asked for.</summary>
/// <param name="Side">The side that opened them.</param>
public sealed record ThreadFilter(FeedbackState? State = null, TeamSide? Side = null, ThreadKind? Kind = null)
{
    public Guid? Handoff { get; init; }

    public Guid? Lead { get; init; }

    public bool UnreadOnly { get; init; }
}

/// <summary>Where a part of the list ended.</summary>
public sealed record ThreadPlace(DateTimeOffset LastAt, Guid Id);
