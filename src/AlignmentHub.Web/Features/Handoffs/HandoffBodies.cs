using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Handoffs;

// What the acts of api.md take.

internal sealed record RejectBody(string Reason, string? Comment = null);

internal sealed record OutreachBody(OutreachKind Kind, DateTimeOffset? At = null, string? Reason = null, string? Note = null);

internal sealed record DisqualifyBody(string Reason);

internal sealed record PauseBody(PauseCause Cause);

internal sealed record ReassignBody(string Rep, string Reason);

internal sealed record QualifyBody(IReadOnlyDictionary<string, JsonElement>? Answers = null)
{
    /// <summary>Answers are texts; numbers and yes or no are taken as they are written.</summary>
    public Outcome<SqlAnswers> Read()
    {
        if (Answers?.FirstOrDefault(a => a.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array).Key is { } nested)
            return Refusal.Field($"answers.{nested}", "Must be a text.");

        return SqlAnswers.Read(Answers?.Select(a => KeyValuePair.Create(a.Key, TextOf(a.Value))));
    }

    private static string? TextOf(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => answer.GetString(),
        _ => answer.GetRawText(),
    };
}

internal sealed record RecycleBody(string Until, string Reason)
{
    /// <summary>The instant, or the beginning of the day, until which the lead rests.</summary>
    public Outcome<DateTimeOffset> ReadUntil(TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(Until, "yyyy-MM-dd", out var day)) return zone.BeginOf(day);

        return Instants.Parse(Until) is { } instant ? instant : Refusal.Field("until", "Must be a day such as 2026-03-08, or an instant such as 2026-03-08T13:00:00Z.");
    }
}
