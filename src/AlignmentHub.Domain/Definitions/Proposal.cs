namespace AlignmentHub.Domain.Definitions;

/// <summary>Why a version is proposed.</summary>
/// <param name="Because">In the proposer's words.</param>
/// <param name="ReasonKey">The reason for rejections that it answers, if it answers one.</param>
public sealed record Proposal(string? Because = null, string? ReasonKey = null)
{
    public const int LongestBecause = 2000;

    public static readonly Proposal Plain = new();
}
