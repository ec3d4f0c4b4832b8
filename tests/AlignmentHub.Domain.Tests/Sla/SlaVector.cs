using System.Text.Json;
using System.Text.Json.Serialization;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

/// <summary>One line of the vector files; what each member means is said in sla-semantics.md 1.</summary>
internal sealed record SlaVector(
    string Id, CalendarDocument Calendar, SlaQuestion Kind, DateTimeOffset Start, double? Minutes, DateTimeOffset? End,
    IReadOnlyList<DateTimeOffset[]>? Pauses, JsonElement Expected, long? ExpectedSeconds, string Source)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static IReadOnlyList<SlaVector> Read(string file) =>
        JsonSerializer.Deserialize<SlaVector[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", file)), Json)!;

    /// <summary>What is wrong, or nothing when the answer is the expected one.</summary>
    public string? Mistake()
    {
        var calendar = Calendar.Read().Value!;
        Pause[] pauses = [.. (Pauses ?? []).Select(p => new Pause(p[0], p[1]))];
        var (answer, expected) = Kind switch
        {
            SlaQuestion.Due => (Print(calendar.Due(Start, TimeSpan.FromMinutes(Minutes!.Value), pauses)), Print(Expected.Deserialize<DateTimeOffset?>())),
            SlaQuestion.Elapsed => (Print(calendar.Elapsed(Start, End!.Value, pauses)), Print(TimeSpan.FromSeconds(ExpectedSeconds!.Value))),
            SlaQuestion.IsOpen => (calendar.IsOpen(Start).ToString(), Expected.GetBoolean().ToString()),
        };
        return answer == expected ? null : $"{Id} ({Source}): {Kind} is {answer}, expected {expected}";
    }

    private static string Print(DateTimeOffset? at) => at is null ? "never" : at.Value.ToString("O");

    private static string Print(TimeSpan time) => time.ToString("c");
}

internal enum SlaQuestion { Due, Elapsed, IsOpen }
