using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Turns a refusal into problem details (api.md, Errors).</summary>
public static class Problems
{
    public static IResult ToProblem(this Refusal refusal) => new ProblemAnswer(StatusOf(refusal), refusal.Reason, refusal.Fields);

    public static IResult Problem(int status, string detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null) =>
        new ProblemAnswer(status, detail, errors);

    public static int StatusOf(Refusal refusal) => refusal switch
    {
        { IsForbidden: true } => StatusCodes.Status403Forbidden,
        { IsMissing: true } => StatusCodes.Status404NotFound,
        { Fields.Count: > 0 } => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };
}
