namespace AlignmentHub.Domain.Access;

/// <summary>The side of the promise that a team stands on.</summary>
public enum TeamSide { Marketing, Sales }
