using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>RFC 9457 problem details, whatever the caller accepts: a refusal must not be lost because somebody asked for CSV.</summary>
internal sealed class ProblemAnswer(int status, string? detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null) : IResult
{
    public const string ContentType = "application/problem+json";

    /// <summary>Members beside those of the standard, which a program can act on.</summary>
    public IReadOnlyDictionary<string, object?> More { get; init; } = new Dictionary<string, object?>();

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = new ProblemDetails { Type = "about:blank", Title = ReasonPhrases.GetReasonPhrase(status), Status = status, Detail = detail };
        if (errors is { Count: > 0 }) problem.Extensions["errors"] = errors;
        foreach (var (member, value) in More) problem.Extensions[member] = value;
        problem.Extensions["traceId"] = Activity.Current?.Id ?? httpContext.TraceIdentifier;
        httpContext.Response.StatusCode = status;
        return httpContext.Response.WriteAsJsonAsync(problem, Body.Options, ContentType, httpContext.RequestAborted);
    }
}
