using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>What a definition would say of the leads now.</summary>
/// <param name="Qualifying">How many of all leads qualify.</param>
/// <param name="LooksAt">How many leads were looked at; with fewer than all the number is an estimate.</param>
/// <param name="Kept">Of the leads looked at, those that qualify by the active version too; absent without one.</param>
/// <param name="Gained">Those that by the active version do not.</param>
/// <param name="Lost">Those that qualify by the active version alone.</param>
public sealed record PreviewResult(int Qualifying, int Leads, int LooksAt, int? Kept, int? Gained, int? Lost, DateTimeOffset At)
{
    public bool IsEstimate => LooksAt < Leads;

    /// <summary>Some that qualify, the same ones after each change as long as they do.</summary>
    public IReadOnlyList<PreviewLead> Qualified { get; init; } = [];

    /// <summary>Those that miss it by least.</summary>
    public IReadOnlyList<PreviewLead> JustBelow { get; init; } = [];
}

public sealed record PreviewLead(Guid Id, string Name, string? Company, ScoreCard Card);
