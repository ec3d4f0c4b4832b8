namespace AlignmentHub.Domain.Feedback;

/// <summary>
/// What came of a thread. A question ends answered or withdrawn; a dispute ends with the rejection upheld or overturned, or both sides agree to
/// change the definition (semantics.md 5.3).
/// </summary>
public enum ThreadOutcome { Answered, Withdrawn, Upheld, Overturned, DefinitionChanged }
