using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Handoffs.Queue;

namespace AlignmentHub.Benchmarks.Pages;

/// <summary>The queue of each rep in turn.</summary>
internal static class QueueData
{
    public static readonly IBenchmark Benchmark = new PageData("queue", LoadAsync);

    private static Task LoadAsync(BenchHub hub, int viewer) =>
        hub.Get<QueueQueries>().OfAsync(new Actor(hub.Cast.Reps[viewer], $"Rep {viewer}", [Role.SalesRep], hub.Cast.Team));
}
