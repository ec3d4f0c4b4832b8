using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Feedback;

/// <summary>How somebody wants to end a thread.</summary>
/// <param name="DefinitionVersionId">The draft that both sides agreed on; goes with that outcome alone.</param>
public sealed record ThreadClosing(ThreadOutcome Outcome, string? Note = null, Guid? DefinitionVersionId = null)
{
    /// <summary>Sales says what its rejection is worth; marketing may give in.</summary>
    public Outcome Check(FeedbackThread thread, ThreadSpeaker by)
    {
        if (thread.Kind == ThreadKind.Dispute != IsOfDispute)
            return Refusal.Field("outcome", thread.Kind == ThreadKind.Dispute ? "A dispute ends as upheld, overturned or definitionChanged." : "A question ends as answered or withdrawn.");

        return Outcome switch
        {
            ThreadOutcome.Answered => thread.IsAnswered || by.Side == thread.AskedSide ? Domain.Outcome.Done : new Refusal("Nobody has answered yet. Withdraw the question instead."),
            ThreadOutcome.Withdrawn => by.Side == thread.OpenedSide ? Domain.Outcome.Done : Refusal.Forbidden("Only the side that asked can withdraw the question."),
            ThreadOutcome.Upheld => Domain.Outcome.Done,
            ThreadOutcome.Overturned => by.Side == TeamSide.Sales ? Domain.Outcome.Done : Refusal.Forbidden("Only sales can overturn its own rejection."),
            ThreadOutcome.DefinitionChanged => CheckAgreement(thread),
        };
    }

    private bool IsOfDispute => Outcome is ThreadOutcome.Upheld or ThreadOutcome.Overturned or ThreadOutcome.DefinitionChanged;

    private Outcome CheckAgreement(FeedbackThread thread)
    {
        if (!thread.IsAnswered) return new Refusal("An agreement needs a word of both sides. Wait for the answer.");

        return DefinitionVersionId is null ? Refusal.Field("definition", "Say which draft holds the change that was agreed on.") : Domain.Outcome.Done;
    }
}
