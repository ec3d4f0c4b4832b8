using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Which promises are listed; each of a scorecard's numbers is one such list.</summary>
public sealed record ClockFilter
{
    public ClockState? State { get; init; }

    public PromiseStanding? Standing { get; init; }

    public PromiseSide? Side { get; init; }

    /// <summary>The name of a <see cref="ClockKind"/> or a <see cref="PromiseKind"/>.</summary>
    public string? Promise { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public Guid? TeamId { get; init; }

    public Guid? RepId { get; init; }

    public string? Source { get; init; }

    public Guid? PolicyId { get; init; }

    public static ClockFilter Of(ScoreFilter score, PromiseSide? side, string? promise, PromiseStanding? standing) => new()
    {
        Side = side, Promise = promise, Standing = standing, From = score.Period.From, To = score.Period.To,
        TeamId = score.TeamId, RepId = score.RepId, Source = score.Source, PolicyId = score.PolicyId,
    };
}

/// <summary>A promise as lists show it.</summary>
/// <param name="Promise">In camel case.</param>
/// <param name="Link">The page of what it is about.</param>
public sealed record PromiseLine(
    Guid Id, string Promise, PromiseSide Side, ClockState State, PromiseStanding Standing, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, DateTimeOffset? BreachedAt,
    Guid? Handoff, Guid? LeadId, string? Lead, string? Rep, string? Team, string? Source, string Link);

/// <summary>Where a part of the list ended.</summary>
public sealed record PromisePlace(DateTimeOffset? DueAt, Guid Id);
