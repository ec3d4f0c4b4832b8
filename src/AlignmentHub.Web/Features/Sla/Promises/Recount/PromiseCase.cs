using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla.Promises.Recount;

/// <summary>A thread or a request: when something was owed on it by its history, and the promises that measure this.</summary>
internal sealed record PromiseCase(Guid SubjectId, IReadOnlyList<MeasuredTurn> Measured)
{
    /// <summary>When a promise on it is due by what was promised.</summary>
    public required Func<Promise, DateTimeOffset?> DueOf { get; init; }

    /// <summary>The promise that a turn ought to have; absent where nothing was promised then.</summary>
    public required Func<PromiseTurn, Task<Promise?>> PromisedAsync { get; init; }
}

/// <summary>What was otherwise than the history says.</summary>
internal sealed record PromiseDifference(Guid PromiseId, Guid SubjectId, PromiseMistake Mistake);

internal enum PromiseMistake { Differed, WasMissing, WasUnfounded }
