using AlignmentHub.Web.Platform.Access;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Lets a request to the API pass when its key may, and puts the <see cref="Caller"/> on it (api.md, Who may).</summary>
internal sealed class ApiGate(RequestDelegate next, KnownKeys keys, ActorQueries actors, RateLimit limit)
{
    /// <summary>Room for 5,000 activities with custom fields; endpoints that take files say more.</summary>
    private const long LargestBody = 16 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        var refusal = await CheckAsync(http);
        if (refusal is null) await next(http);
        else await refusal.ExecuteAsync(http);
    }

    private async Task<IResult?> CheckAsync(HttpContext http)
    {
        if (await KeyAsync(http) is not { } key)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Problem(StatusCodes.Status401Unauthorized, "Send a valid API key: Authorization: Bearer <key>.");
        }
        if (limit.Count(key.Id) is { } wait)
        {
            http.Response.Headers.RetryAfter = $"{wait}";
            return Problems.Problem(StatusCodes.Status429TooManyRequests, $"Too many requests with this key. Try again in {wait} seconds.");
        }

        var caller = new Caller(key.Owner, key.Id, key.Scopes);
        if (http.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is { Scope: var scope } && !caller.Has(scope))
            return Problems.Problem(StatusCodes.Status403Forbidden, $"This key lacks the scope '{scope.ToString().ToLowerInvariant()}'.");
        if (IsTooLarge(http)) return Problems.Problem(StatusCodes.Status413PayloadTooLarge, "The body is larger than this address takes. Send it in parts.");

        return await ActAsAsync(http, caller);
    }

    private async Task<KnownKey?> KeyAsync(HttpContext http)
    {
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? await keys.FindAsync(header[Scheme.Length..].Trim(), http.RequestAborted) : null;
    }

    private async Task<IResult?> ActAsAsync(HttpContext http, Caller caller)
    {
        if (http.Request.Headers.TryGetValue("Hub-Act-As", out var email))
        {
            if (!caller.Has(ApiScope.Admin)) return Problems.Problem(StatusCodes.Status403Forbidden, "Only a key with the scope 'admin' may act as somebody else.");
            if (await actors.FindAsync(email.ToString(), new Relay(caller.KeyId, caller.Actor.Id), http.RequestAborted) is not { } person)
                return Problems.Problem(StatusCodes.Status403Forbidden, "Hub-Act-As names nobody who is active here.");

            caller = caller with { Actor = person };
        }
        http.Features.Set(caller);
        return null;
    }

    private static bool IsTooLarge(HttpContext http)
    {
        // Where an endpoint says a size of its own, routing has already told the server.
        if (http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own) return http.Request.ContentLength > own.MaxRequestBodySize;

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = LargestBody;
        return http.Request.ContentLength > LargestBody;
    }
}
