using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Turns a refusal into problem details (api.md, Errors).</summary>
public static class Problems
{
    public static IResult ToProblem(this Refusal refusal) => Problem(StatusOf(refusal), refusal.Reason, refusal.Fields);

    public static IResult Problem(int status, string detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null) =>
        TypedResults.Problem(detail, statusCode: status, extensions: errors is { Count: > 0 } ? new Dictionary<string, object?> { ["errors"] = errors } : null);

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        { IsForbidden: true } => StatusCodes.Status403Forbidden,
        { IsMissing: true } => StatusCodes.Status404NotFound,
        { Fields.Count: > 0 } => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };
}
