using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Revenue.Reports;

/// <summary>What all reports have in common: permission, period, definition, instant and the records behind.</summary>
public sealed class AnswerReport(IOptions<HubOptions> options, TimeProvider clock)
{
    public async Task<IResult> RunAsync(IReport report, HttpRequest request, Actor asker, bool asTable, CancellationToken ct)
    {
        if (asker.Needs(Permission.ReadRevenue).Refusal is { } forbidden) return forbidden.ToProblem();

        var query = new QueryReader(request);
        var period = ReportPeriod.Read(query.Text("from"), query.Text("to"), options.Value.Zone, clock.GetUtcNow());
        if ((period.Refusal ?? query.Refusal) is { } unclear) return unclear.ToProblem();

        // The reader takes an empty text for an absent one; here it names the blank group.
        var key = query.Text("key") ?? (request.Query.ContainsKey("key") ? "" : null);
        var answer = await report.AnswerAsync(new ReportQuestion(period.Value!, query, key, asTable), ct);
        if ((query.Refusal ?? answer.Refusal) is { } no) return no.ToProblem();

        return asTable ? answer.Value!.Table.ToCsv($"{report.Name}-{clock.GetUtcNow():yyyy-MM-dd}.csv") : TypedResults.Json(Whole(answer.Value!, period.Value!), Body.Options);
    }

    private Dictionary<string, object?> Whole(ReportAnswer answer, ReportPeriod period) => new(answer.Members)
    {
        ["definition"] = answer.Definition,
        ["asOf"] = clock.GetUtcNow(),
        ["records"] = answer.RecordsOf is { } of ? $"{ApiFeature.Root}/metrics/records?of={of}&from={period.From.ToWire()}&to={period.To.ToWire()}" : null,
    };
}
