using AlignmentHub.Domain;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The records behind each number of the pages about revenue; they add up to it (semantics.md 6.6).</summary>
public sealed class RecordQueries(IEnumerable<IRecordSource> sources, RevenuePeriods periods)
{
    private readonly Dictionary<string, IRecordSource> _sources = sources.SelectMany(source => source.Kinds.Select(kind => (kind, source))).ToDictionary(pair => pair.kind, pair => pair.source);

    public IReadOnlyList<string> Kinds => [.. _sources.Keys];

    /// <summary>Who reached a stage within the window.</summary>
    public static string StageKind(LeadStage stage) => $"stage-{stage}";

    /// <summary>Entries into a stage.</summary>
    public static string EntryKind(LeadStage stage) => $"entry-{stage}";

    /// <summary>Whether these are behind a number of the funnel, so that their key is one of its groups.</summary>
    public bool AreOfFunnel(string of) => _sources.GetValueOrDefault(of) is CohortRecords or EntryRecords;

    public async Task<Outcome<RecordsFound>> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct = default)
    {
        if (!_sources.TryGetValue(wanted.Of, out var source)) return Refusal.Field("of", $"Choose one of {string.Join(", ", Kinds)}.");

        // A month of the funnel is a period of its own; other numbers of the page have keys of their own.
        var month = wanted.Grouping == FunnelGrouping.Month && AreOfFunnel(wanted.Of) ? periods.MonthsOf(wanted.Period).FirstOrDefault(m => m.Name == wanted.Key).Span : null;
        return await source.FindAsync(month is null ? wanted : wanted with { Period = month, Grouping = FunnelGrouping.None, Key = null }, skip, take, ct);
    }
}
