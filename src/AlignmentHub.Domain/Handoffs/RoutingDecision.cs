namespace AlignmentHub.Domain.Handoffs;

/// <summary>How a hand-off came to its rep or into its queue.</summary>
/// <param name="Line">JSON: all candidates and why each was passed over (semantics.md 5.4).</param>
public sealed record RoutingDecision(Guid? RuleId, Guid? PoolId, string Line);
