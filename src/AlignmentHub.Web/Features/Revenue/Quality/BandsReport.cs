using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Revenue.Reports;

namespace AlignmentHub.Web.Features.Revenue.Quality;

internal sealed class BandsReport(BandQueries bands) : IReport
{
    public string Name => "bands";

    public string Summary => "Acceptance and win rate by the grade at hand-off: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var found = await bands.BandsAsync(asked.Period, ct);
        return new ReportAnswer("Band: the grade that a lead was handed over with; null without a score. Acceptance rate: accepted ÷ decided, by the instant of the decision. "
            + "Win rate: won ÷ (won + lost) by close date; a deal has the grade of the first hand-off of its contacts before its close.", "bandDecided&key=",
            new Dictionary<string, object?> { ["bands"] = found },
            new(["band", "decided", "accepted", "acceptanceRate", "won", "lost", "winRate"], found.Select(b => new object?[] { b.Band, b.Decided, b.Accepted, b.AcceptanceRate, b.Won, b.Lost, b.WinRate })));
    }
}
