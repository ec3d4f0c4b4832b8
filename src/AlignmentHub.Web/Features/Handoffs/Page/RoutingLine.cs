using System.Text.Json;

namespace AlignmentHub.Web.Features.Handoffs.Page;

/// <summary>How a lead got its rep, or why it waits, as the routing wrote it down.</summary>
public sealed record RoutingLine(string? By, NamedThing? Rule, NamedThing? Pool, NamedThing? Rep, IReadOnlyList<PassedOverLine>? PassedOver)
{
    /// <summary>Lines of older versions may lack members.</summary>
    public static RoutingLine Read(JsonElement json) => json.Deserialize<RoutingLine>(JsonSerializerOptions.Web) ?? new RoutingLine(null, null, null, null, null);
}

public sealed record NamedThing(string Name);

public sealed record PassedOverLine(string Name, string Why);
