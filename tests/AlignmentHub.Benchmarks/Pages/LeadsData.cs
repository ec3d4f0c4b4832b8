using AlignmentHub.Benchmarks.Data;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Features.Leads;

namespace AlignmentHub.Benchmarks.Pages;

/// <summary>The first page of a list of leads, with how many there are, by each of the ways people look for them.</summary>
internal static class LeadsData
{
    // As the page asks: one more than it shows tells whether there is a next page.
    private const int Rows = 51;

    public static readonly IBenchmark Benchmark = new PageData("leads-page", LoadAsync);

    private static async Task LoadAsync(BenchHub hub, int viewer)
    {
        var (filter, order) = Look(hub, viewer);
        var leads = hub.Get<LeadListQueries>();
        await Task.WhenAll(leads.PageAsync(filter, order, from: null, Rows), leads.CountAsync(filter));
    }

    private static (LeadFilter Filter, LeadOrder Order) Look(BenchHub hub, int viewer) => (viewer % 5) switch
    {
        0 => (new LeadFilter(), LeadOrder.Latest),
        1 => (new LeadFilter { Stages = [LeadStage.Engaged] }, new LeadOrder(LeadSort.Score, Descending: true)),
        2 => (new LeadFilter { OwnerId = hub.Cast.Reps[viewer] }, LeadOrder.Latest),
        3 => (new LeadFilter { Text = Words.LastNames[viewer % Words.LastNames.Length][..4] }, new LeadOrder(LeadSort.Name, Descending: false)),
        _ => (new LeadFilter { Source = Words.Sources[viewer % Words.Sources.Length], MinScore = 30 }, LeadOrder.Latest),
    };
}
