using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using Microsoft.AspNetCore.Http.Features;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>What a key needs for an endpoint.</summary>
public sealed record RequiredScope(ApiScope Scope);

public static class ApiFeature
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddHubApi(this IServiceCollection services) => services
        .AddSingleton<RateLimit>()
        .AddSingleton<IdempotentAnswers>()
        .ConfigureHttpJsonOptions(http =>
        {
            foreach (var converter in Body.Options.Converters) http.SerializerOptions.Converters.Add(converter);
        });

    public static void UseHubApi(this WebApplication app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase),
        api => api.UseMiddleware<ApiErrors>().UseMiddleware<ApiGate>().UseMiddleware<Idempotency>());

    /// <summary>The group under which every feature maps its endpoints.</summary>
    public static RouteGroupBuilder MapHubApi(this IEndpointRouteBuilder app) => app.MapGroup(Root).DisableAntiforgery();

    /// <summary>Says which scope a key needs; there is no default, an endpoint without one is refused at start-up.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, ApiScope scope) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequiredScope(scope));

    /// <summary>Says what the person must be allowed to; for reads, whose queries ask nobody.</summary>
    public static RouteGroupBuilder Needs(this RouteGroupBuilder group, Permission permission) =>
        group.AddEndpointFilter(async (context, next) =>
        {
            var caller = context.HttpContext.Features.GetRequiredFeature<Caller>();
            return caller.Actor.Needs(permission).Refusal is { } no ? no.ToProblem() : await next(context);
        });

    /// <summary>Refuses to start with an endpoint that anybody with any key could call.</summary>
    public static void RefuseUnguardedEndpoints(this IEndpointRouteBuilder app)
    {
        var unguarded = app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith(Root, StringComparison.OrdinalIgnoreCase) == true)
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequiredScope>() is null)
            .Select(endpoint => endpoint.DisplayName)
            .ToList();
        if (unguarded.Count > 0) throw new InvalidOperationException($"These endpoints say no scope, add .Needs(…): {string.Join(", ", unguarded)}");
    }
}
