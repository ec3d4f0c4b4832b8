using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Revenue.Reports;

namespace AlignmentHub.Web.Features.Revenue.Quality;

internal sealed class ChurnReport(ChurnQueries churn) : IReport
{
    public string Name => "churn";

    public string Summary => "Customers who left early, by source: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var sources = await churn.BySourceAsync(asked.Period, ct);
        return new ReportAnswer($"Known: deals won in the period whose first {ChurnQueries.EarlyDays} days are over. Left: those whose customer left (endedAt) within them. Source: of the deal's first contact. "
            + "Without any deal that says when its customer left, known is false and there are no numbers.", "churnKnown&key=",
            new Dictionary<string, object?> { ["known"] = sources is not null, ["earlyDays"] = ChurnQueries.EarlyDays, ["sources"] = sources ?? [] },
            new(["source", "known", "left", "rate"], (sources ?? []).Select(s => new object?[] { s.Source, s.Known, s.Left, s.Rate })));
    }
}
