using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Reads what <c>POST /try/route</c> takes.</summary>
internal static class RouteBody
{
    public static Outcome<RouteQuestion> Read(JsonElement body, DateTimeOffset now)
    {
        if (body.ValueKind != JsonValueKind.Object) return Refusal.Field("$", "Must be an object.");
        if (body.EnumerateObject().FirstOrDefault(m => m.Name is not ("lead" or "score")) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            return Refusal.Field(unknown.Name, "Is not known here; known are lead, score.");
        if (!body.TryGetProperty("lead", out var lead) || lead.ValueKind != JsonValueKind.Object) return Refusal.Field("lead", "Say which lead.");

        var score = Score(body);
        if (score.Refusal is { } wrong) return wrong;
        if (lead.TryGetProperty("id", out var id)) return Known(lead, id, score.Value);

        var row = LeadRow.Parse(RawValue.Of(lead), now);
        return row.Value is { } read
            ? new RouteQuestion(read, Score: score.Value)
            : row.Refusal! with { Fields = row.Refusal!.Fields.ToDictionary(f => f.Key == "$" ? "lead" : $"lead.{f.Key}", f => f.Value) };
    }

    private static Outcome<RouteQuestion> Known(JsonElement lead, JsonElement id, ScoreCard? score)
    {
        if (lead.EnumerateObject().Count() > 1) return Refusal.Field("lead", "Give the id alone, or the values of the lead.");

        return id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var known) ? new RouteQuestion(null, known, score) : Refusal.Field("lead.id", "Must be an id.");
    }

    private static Outcome<ScoreCard?> Score(JsonElement body)
    {
        if (!body.TryGetProperty("score", out var json) || json.ValueKind == JsonValueKind.Null) return new(null, null);

        try
        {
            var given = json.Deserialize<Numbers>(Body.Options)!;
            return new ScoreCard(given.Fit, given.Engagement, given.Total, given.Grade, Qualifies: false, [], [], []);
        }
        catch (JsonException)
        {
            return Refusal.Field("score", "Must have fit, engagement, total and grade.");
        }
    }

    private sealed record Numbers(double Fit = 0, double Engagement = 0, double Total = 0, string Grade = "");
}
