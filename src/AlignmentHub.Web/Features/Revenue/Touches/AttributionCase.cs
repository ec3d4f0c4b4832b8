using System.Text.Json;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>A path to divide the credit of, as it is sent to <c>POST /try/attribution</c>; an absent member is the same as null.</summary>
internal sealed record AttributionCase
{
    public AttributionModel? Model { get; init; }

    public IReadOnlyList<CaseTouch?>? Touches { get; init; }

    public string? LeadCreatedAt { get; init; }

    public string? OpportunityCreatedAt { get; init; }

    public string? ClosedAt { get; init; }

    public long? AmountMinor { get; init; }

    public double? HalfLifeDays { get; init; }

    // What the vectors carry for people and for their own checks. It is taken and not looked at.
    public JsonElement Id { get; init; }

    public JsonElement Tags { get; init; }

    public JsonElement Source { get; init; }

    public JsonElement Note { get; init; }

    public JsonElement Expected { get; init; }
}

internal sealed record CaseTouch
{
    public string? Id { get; init; }

    public string? At { get; init; }
}

/// <summary>What one touch gets.</summary>
internal sealed record TouchCredit(string Id, double Weight, long AmountMinor);
