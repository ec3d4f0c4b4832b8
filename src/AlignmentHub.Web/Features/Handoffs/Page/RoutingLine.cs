using System.Text.Json;

namespace AlignmentHub.Web.Features.Handoffs.Page;

/// <summary>How a lead got its rep, or why it waits, as the routing wrote it down.</summary>
public sealed record RoutingLine(string? By, NamedThing? Rule, NamedThing? Pool, NamedThing? Rep, IReadOnlyList<PassedOverLine>? PassedOver)
{
    /// <summary>Rules that matched and whose pools had nobody, before the one that decided.</summary>
    public IReadOnlyList<NamedThing>? HandedOn { get; init; }

    /// <summary>Lines of older versions may lack members.</summary>
    public static RoutingLine Read(JsonElement json) => json.Deserialize<RoutingLine>(JsonSerializerOptions.Web) ?? Unknown;

    public static RoutingLine Read(string json) => JsonSerializer.Deserialize<RoutingLine>(json, JsonSerializerOptions.Web) ?? Unknown;

    private static RoutingLine Unknown { get; } = new(null, null, null, null, null);
}

public sealed record NamedThing(string Name, string? Key = null);

public sealed record PassedOverLine(string Name, string Why);
