using AlignmentHub.Domain;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Reports;
using AlignmentHub.Web.Features.Revenue.Touches;

namespace AlignmentHub.Web.Features.Revenue.Records;

internal sealed class RecordsReport(RecordQueries records) : IReport
{
    private const int Largest = 200;

    // A table is for the whole of it; beyond this a spreadsheet is of no help.
    private const int MostRows = 200_000;

    public string Name => "records";

    public string Summary => "The records behind a number: of, from, to, key, and what else the number was asked with; skip, limit (1 to 200). As CSV all of them";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var query = asked.Query;
        var wanted = new RecordsWanted(query.Text("of") ?? "", asked.Period, query.Whole("windowDays", 1, 3650) ?? FunnelQueries.DefaultWindowDays,
            query.Choice<FunnelGrouping>("groupBy") ?? FunnelGrouping.None, asked.Key)
        {
            Model = query.Choice<AttributionModel>("model"), EarnedBy = query.Choice<AttributionGrouping>("earnedBy") ?? AttributionGrouping.Campaign,
            Persons = query.Choice<TouchPersons>("persons"), Team = query.Id("team"), Reason = query.Text("reason"), Number = query.Text("number"),
        };
        var (skip, limit) = (query.Whole("skip", 0, int.MaxValue) ?? 0, query.Whole("limit", 1, Largest) ?? 50);
        if (query.Refusal is { } unclear) return unclear;

        var found = asked.AsTable ? await records.FindAsync(wanted, 0, MostRows, ct) : await records.FindAsync(wanted, skip, limit, ct);
        if (found.Value is not { } list) return found.Refusal!;

        return new ReportAnswer("The records that the number counts; they add up to it.", null, new Dictionary<string, object?>
        {
            ["total"] = list.Total, ["sumMinor"] = list.SumMinor, ["counted"] = list.Counted, ["items"] = list.Items,
        }, new(["id", "name", "detail", "at", "amountMinor", "counted"], list.Items.Select(r => new object?[] { r.Id, r.Name, r.Detail, r.At, r.AmountMinor, r.Counted })));
    }
}
