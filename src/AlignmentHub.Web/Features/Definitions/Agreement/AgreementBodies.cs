using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

// What the acts of api.md take; each may come without a body.

/// <summary>Why a version is proposed, and which reason for rejections it answers.</summary>
internal sealed record ProposeBody(string? Because = null, string? Reason = null)
{
    public Proposal Proposal => new(Because, Reason);
}

/// <summary>Which side is signed for; without one that of the signer's team.</summary>
internal sealed record SignBody(TeamSide? Side = null);

/// <summary>When a version is to count, and for which leads first; without a body at once, from each lead's next activity.</summary>
internal sealed record ActivateBody(DateTimeOffset? At = null, ActivationReach Reach = ActivationReach.NextActivity);
