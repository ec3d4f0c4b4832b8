namespace AlignmentHub.Domain.Scoring;

/// <summary>What a definition may ask about a lead's account.</summary>
public sealed record AccountFacts
{
    public string? Name { get; init; }
    public string? Domain { get; init; }
    public string? Industry { get; init; }
    public double? Employees { get; init; }

    /// <summary>In minor units of the reporting currency.</summary>
    public double? Revenue { get; init; }
    public string? Country { get; init; }
    public bool? IsTarget { get; init; }
}
