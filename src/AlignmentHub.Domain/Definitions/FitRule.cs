using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Definitions;

/// <summary>Gives its points if its condition holds.</summary>
/// <param name="Points">-1000 to 1000.</param>
public sealed record FitRule(string Name, double Points, Condition When);
