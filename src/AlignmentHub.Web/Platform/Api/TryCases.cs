using System.Text.Json;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Questions that are answered without storing anything: one case gives one answer, a list gives a list in the same order (api.md, Try).</summary>
internal static class TryCases
{
    private const int Most = 1000;

    public static async Task<IResult> AnswerAsync<T>(HttpRequest request, Func<T, Outcome<object>> answer, CancellationToken ct) where T : class
    {
        using var body = await Body.ParseAsync(request, ct);
        var cases = body.RootElement;
        if (cases.ValueKind != JsonValueKind.Array)
        {
            var one = Run(cases, answer);
            return one.Refusal?.ToProblem() ?? TypedResults.Json(one.Value, Body.Options);
        }
        if (cases.GetArrayLength() > Most) return Refusal.Field("$", $"Send at most {Most} cases at once.").ToProblem();

        var answers = cases.EnumerateArray().Select(json => Run(json, answer)).ToList();
        var wrong = answers.Index().Where(a => !a.Item.IsDone).SelectMany(a => a.Item.Refusal!.Fields.Select(f => (Path: PathOf(a.Index, f.Key), f.Value))).ToList();
        if (wrong.Count == 0) return TypedResults.Json(answers.Select(a => a.Value), Body.Options);

        return new Refusal("Some of these cases cannot be answered as they are.") { Fields = wrong.ToDictionary(w => w.Path, w => w.Value) }.ToProblem();
    }

    private static Outcome<object> Run<T>(JsonElement json, Func<T, Outcome<object>> answer) where T : class
    {
        try
        {
            return json.Deserialize<T>(Body.Options) is { } question ? answer(question) : Refusal.Field("$", "Must be an object.");
        }
        catch (JsonException wrong)
        {
            var path = wrong.Path?.TrimStart('$', '.');
            return Refusal.Field(string.IsNullOrEmpty(path) ? "$" : path, "This member is unknown, missing or of the wrong type.");
        }
    }

    private static string PathOf(int index, string field) => field == "$" ? $"[{index}]" : $"[{index}].{field}";
}
