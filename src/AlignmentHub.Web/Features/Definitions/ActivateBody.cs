using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>When a version is to count, and for which leads first; without a body at once, from each lead's next activity.</summary>
internal sealed record ActivateBody(DateTimeOffset? At = null, ActivationReach Reach = ActivationReach.NextActivity)
{
    public static async Task<Outcome<ActivateBody>> ReadAsync(HttpRequest request, CancellationToken ct) =>
        request.ContentLength is 0 ? new ActivateBody() : await Body.ReadAsync<ActivateBody>(request, ct);
}
