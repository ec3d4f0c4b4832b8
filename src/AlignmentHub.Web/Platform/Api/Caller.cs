using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Who calls the API: a person, through a key with scopes. Endpoints take it as a parameter.</summary>
public sealed record Caller(Actor Actor, Guid KeyId, IReadOnlyList<ApiScope> Scopes)
{
    /// <summary>The caller that authentication put on the request; the API's middleware answers 401 before an endpoint without one runs.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<Caller>());

    public bool Has(ApiScope scope) => Scopes.Contains(scope) || Scopes.Contains(ApiScope.Admin);
}
