using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>A call, a mail or a meeting, and when it was entered.</summary>
internal sealed record DemoOutreach(OutreachKind Kind, DateTimeOffset At, DateTimeOffset RecordedAt, string? Note)
{
    public bool IsBackdated => At < RecordedAt;
}

/// <summary>When everything about one hand-off happens. Which rep does it is decided when all hand-offs are told in order.</summary>
internal sealed class DemoPass(LeadStory story, DemoTeam team, int number, DateTimeOffset createdAt, ScoreCard card)
{
    public LeadStory Story => story;
    public DemoTeam Team => team;
    public int Number => number;
    public DateTimeOffset CreatedAt => createdAt;
    public ScoreCard Card => card;

    /// <summary>What the lead had done by then, newest first.</summary>
    public IReadOnlyList<DemoTouch> Touches { get; } = [.. Enumerable.Reverse(story.Touches)];

    /// <summary>Whether the definition opened it, and neither a person nor the end of the pass before.</summary>
    public required bool IsQualified { get; init; }

    /// <summary>Why somebody handed the lead over by hand.</summary>
    public string? ManualReason { get; init; }

    /// <summary>Who did.</summary>
    public Guid? HandedOverBy { get; init; }

    /// <summary>Whether it waits for somebody to take it.</summary>
    public bool IsQueued { get; init; }

    /// <summary>Absent while it waits.</summary>
    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>When the manager gave it to somebody else.</summary>
    public DateTimeOffset? ReassignedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public List<DemoOutreach> Outreaches { get; } = [];
    public HandoffState State { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public RejectionReason? Reason { get; set; }

    /// <summary>What was written with the end.</summary>
    public string? Comment { get; set; }
    public DateTimeOffset? RecycleUntil { get; set; }

    /// <summary>Who has it at the end.</summary>
    public DemoRep? Rep { get; set; }

    /// <summary>Since when whoever decides has it.</summary>
    public DateTimeOffset? DecidesFrom => ReassignedAt ?? AssignedAt;
}
