using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Revenue.Reports;

namespace AlignmentHub.Web.Features.Revenue.Won;

internal sealed class WonReport(WonQueries won, RevenuePeriods periods) : IReport
{
    public string Name => "won";

    public string Summary => "Won revenue by close date, summed: from, to, groupBy (rep, team, account, name, month, quarter)";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var by = asked.Query.Choice<WonGrouping>("groupBy") ?? WonGrouping.Rep;
        if (asked.Query.Refusal is { } unclear) return unclear;

        var groups = await won.ByAsync(asked.Period, by, ct);
        return new ReportAnswer("Won by close date in the hub's zone, by the present owner of the deal and their team; name is the deal's own.", "won", new Dictionary<string, object?>
        {
            ["groupBy"] = by, ["currency"] = periods.Currency, ["totalMinor"] = groups.Sum(group => group.Minor), ["groups"] = groups,
        }, new(["group", "wonMinor", "deals"], groups.Select(g => new object?[] { g.Key, g.Minor, g.Deals })));
    }
}
