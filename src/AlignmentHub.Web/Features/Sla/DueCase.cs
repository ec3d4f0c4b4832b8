using System.Text.Json;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla;

public enum DueQuestion { Due, Elapsed, IsOpen }

/// <summary>A question to a calendar as it is sent to <c>POST /try/due</c>; an absent member is the same as null.</summary>
internal sealed record DueCase
{
    public CalendarDocument? Calendar { get; init; }

    public DueQuestion? Kind { get; init; }

    public string? Start { get; init; }

    public double? Minutes { get; init; }

    public string? End { get; init; }

    public IReadOnlyList<IReadOnlyList<string?>?>? Pauses { get; init; }

    // What the vectors carry for people and for their own checks. It is taken and not looked at.
    public JsonElement Id { get; init; }

    public JsonElement Tags { get; init; }

    public JsonElement Source { get; init; }

    public JsonElement Note { get; init; }

    public JsonElement Expected { get; init; }

    public JsonElement ExpectedSeconds { get; init; }

    public JsonElement RollForward { get; init; }
}
