using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Reads custom fields out of the binary form of a jsonb column, which is a version byte and text.</summary>
internal static class JsonbFields
{
    private const int VersionLength = 1;

    public static IReadOnlyDictionary<string, FieldValue>? Read(ReadOnlySpan<byte> jsonb) =>
        jsonb.Length <= VersionLength + "{}".Length ? null : JsonSerializer.Deserialize<Dictionary<string, FieldValue>>(jsonb[VersionLength..]);
}
