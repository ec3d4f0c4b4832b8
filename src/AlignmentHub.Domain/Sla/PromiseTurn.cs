namespace AlignmentHub.Domain.Sla;

/// <summary>How something that was owed came to its end: it was given, or nobody wanted it any more.</summary>
public enum PromiseEnd { Kept, Dropped }

/// <summary>From when on a side owed something, as the history tells it, and how that ended; absent while it is still owed.</summary>
public sealed record PromiseTurn(DateTimeOffset From, (PromiseEnd How, DateTimeOffset At)? End = null);

/// <summary>A promise beside the turn of the history that it measures. One without a turn ought not to be there; a turn without one was never measured.</summary>
public sealed record MeasuredTurn(PromiseTurn? Turn, Promise? Promise)
{
    /// <param name="promises">Those on one thread or request, in the order in which they were made.</param>
    /// <param name="turns">In the order in which they began.</param>
    public static IReadOnlyList<MeasuredTurn> Of(IEnumerable<Promise> promises, IReadOnlyList<PromiseTurn> turns)
    {
        List<Promise> left = [.. promises];
        var measured = new List<MeasuredTurn>();
        foreach (var turn in turns)
        {
            var promise = left.Find(p => p.StartedAt == turn.From);
            if (promise is not null) left.Remove(promise);
            measured.Add(new(turn, promise));
        }
        return [.. measured, .. left.Select(promise => new MeasuredTurn(null, promise))];
    }
}
