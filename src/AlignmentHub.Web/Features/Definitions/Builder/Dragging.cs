using System.Text.Json.Nodes;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>What is being dragged across the page: a rule or a group, and of which part.</summary>
public sealed class Dragging
{
    private string? _kind;

    public JsonObject? Item { get; private set; }

    /// <summary>Told when a drag begins or ends, so that the places where it may be dropped show.</summary>
    public Action? Changed { get; set; }

    public bool Accepts(string kind) => Item is not null && _kind == kind;

    public void Begin(JsonObject item, string kind)
    {
        (Item, _kind) = (item, kind);
        Changed?.Invoke();
    }

    public void End()
    {
        (Item, _kind) = (null, null);
        Changed?.Invoke();
    }
}
