using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Sla;

internal static class SlaEndpoints
{
    private const int MostCases = 1000;

    public static RouteGroupBuilder MapSla(this RouteGroupBuilder api)
    {
        api.MapPost("/try/due", TryDueAsync).Needs(ApiScope.Read);
        return api;
    }

    /// <summary>One case gives one answer; a list gives a list in the same order.</summary>
    private static async Task<IResult> TryDueAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var cases = body.RootElement;
        if (cases.ValueKind != JsonValueKind.Array)
        {
            var answer = TryDue.Run(cases);
            return answer.Refusal?.ToProblem() ?? TypedResults.Ok(answer.Value);
        }
        if (cases.GetArrayLength() > MostCases) return Refusal.Field("$", $"Send at most {MostCases} cases at once.").ToProblem();

        var answers = cases.EnumerateArray().Select(TryDue.Run).ToList();
        var wrong = answers.Index().Where(a => !a.Item.IsDone).SelectMany(a => a.Item.Refusal!.Fields.Select(f => (Path: PathOf(a.Index, f.Key), f.Value))).ToList();
        if (wrong.Count == 0) return TypedResults.Ok(answers.Select(a => a.Value));

        return new Refusal("Some of these questions cannot be answered as they are.") { Fields = wrong.ToDictionary(w => w.Path, w => w.Value) }.ToProblem();
    }

    private static string PathOf(int index, string field) => field == "$" ? $"[{index}]" : $"[{index}].{field}";
}
