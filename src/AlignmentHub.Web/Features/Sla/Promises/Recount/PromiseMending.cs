using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Sla.Promises.Recount;

/// <summary>Sets the promises on threads and requests to what the history says, and tells what was otherwise.</summary>
internal static class PromiseMending
{
    public static async Task<IReadOnlyList<PromiseDifference>> RunAsync(HubDb db, IReadOnlyList<PromiseCase> cases, DateTimeOffset now, CancellationToken ct)
    {
        List<PromiseDifference> unfounded = [.. cases.SelectMany(one => Remove(db, one))];
        await db.SaveChangesAsync(ct); // first, because a subject has one open promise at most

        var differing = new List<PromiseDifference>(unfounded);
        foreach (var one in cases) differing.AddRange(await MendAsync(db, one, now));
        await db.SaveChangesAsync(ct);
        return differing;
    }

    private static IEnumerable<PromiseDifference> Remove(HubDb db, PromiseCase one)
    {
        foreach (var (_, promise) in one.Measured.Where(m => m.Turn is null))
        {
            db.Remove(promise!);
            yield return new(promise!.Id, one.SubjectId, PromiseMistake.WasUnfounded);
        }
    }

    private static async Task<IReadOnlyList<PromiseDifference>> MendAsync(HubDb db, PromiseCase one, DateTimeOffset now)
    {
        var differing = new List<PromiseDifference>();
        foreach (var (turn, known) in one.Measured)
        {
            if (turn is null || (known ?? await one.PromisedAsync(turn)) is not { } promise) continue;

            var isOtherwise = promise.Replay(turn, one.DueOf(promise), now);
            if (known is null) db.Add(promise);
            if (known is null || isOtherwise) differing.Add(new(promise.Id, one.SubjectId, known is null ? PromiseMistake.WasMissing : PromiseMistake.Differed));
        }
        return differing;
    }
}
