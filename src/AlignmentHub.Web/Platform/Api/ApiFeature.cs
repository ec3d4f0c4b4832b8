using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>What a key needs for an endpoint.</summary>
internal sealed record RequiredScope(ApiScope Scope);

internal static class ApiFeature
{
    public static IServiceCollection AddHubApi(this IServiceCollection services) => services.AddProblemDetails();

    /// <summary>The group under which every feature maps its endpoints.</summary>
    public static RouteGroupBuilder MapHubApi(this IEndpointRouteBuilder app) => app.MapGroup("/api/v1");

    /// <summary>Says which scope a key needs; there is no default, an endpoint without one is refused at start-up.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, ApiScope scope) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequiredScope(scope));
}
