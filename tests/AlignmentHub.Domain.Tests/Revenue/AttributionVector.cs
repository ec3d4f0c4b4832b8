using System.Text.Json;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Domain.Tests.Revenue;

/// <summary>One case of attribution.json: a path, a model, and what each touch gets.</summary>
internal sealed record AttributionVector(AttributionModel Model, IReadOnlyList<AttributionVector.Touch> Touches, DateTimeOffset? LeadCreatedAt, DateTimeOffset OpportunityCreatedAt,
    DateTimeOffset ClosedAt, long AmountMinor, double? HalfLifeDays, IReadOnlyList<AttributionVector.Share> Expected)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyList<AttributionVector> All =>
        JsonSerializer.Deserialize<IReadOnlyList<AttributionVector>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "attribution.json")), Json)!;

    internal sealed record Touch(string Id, DateTimeOffset At);

    internal sealed record Share(string Id, double Weight, long AmountMinor);
}
