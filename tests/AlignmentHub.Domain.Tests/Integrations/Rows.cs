using System.Text.Json;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Domain.Tests.Integrations;

internal static class Rows
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static RawValue Json(string json) => RawValue.Of(JsonDocument.Parse(json).RootElement);

    public static RawValue Cells(params (string Member, string Text)[] cells) =>
        RawValue.Object(cells.ToDictionary(c => c.Member, c => RawValue.Cell(c.Text)));

    /// <summary>The paths of everything wrong, in order.</summary>
    public static string Problems<T>(Outcome<T> outcome) => outcome.Refusal is { } no ? string.Join(" ", no.Fields.Keys.Order(StringComparer.Ordinal)) : "";
}
