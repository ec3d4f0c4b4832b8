using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Demo;

internal static class Must
{
    /// <summary>The demo plays by the rules, so a refusal is a bug in the demo.</summary>
    public static void MustBeDone(this Outcome outcome)
    {
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"The demo broke a rule. {refusal.Reason}");
    }
}
