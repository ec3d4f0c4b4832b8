using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Speed to lead over REST: the figures, and the leads behind them.</summary>
internal static class SpeedEndpoints
{
    private const string Definition = "Qualifying instant → first outreach, by the wall clock and in business time; median and 90th percentile of the leads that qualified in the period and were reached. "
        + "Reached, closed (without an outreach) and waiting add up to all that qualified. "
        + "It never restarts. Parts are means over the same leads: outside hours, routing, decision, first touch. All in minutes.";

    public static RouteGroupBuilder MapSpeed(this RouteGroupBuilder api)
    {
        api.MapGet("/metrics/speed-to-lead", SummaryAsync).Needs(ApiScope.Read).WithTags("SLA");
        api.MapGet("/metrics/speed-to-lead/leads", LeadsAsync).Needs(ApiScope.Read).WithTags("SLA").WithSummary("The leads behind the figures, by qualifying instant; group: reached, closed or waiting; CSV with Accept: text/csv");
        return api;
    }

    private static async Task<IResult> SummaryAsync(string? from, string? to, Caller caller, SpeedQueries speed, IOptions<HubOptions> hub, TimeProvider clock, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadSla).Refusal is { } forbidden) return forbidden.ToProblem();
        var read = ReportPeriod.Read(from, to, hub.Value.Zone, clock.GetUtcNow());
        if (read.Value is not { } period) return read.Refusal!.ToProblem();

        var sum = SpeedSummary.Of(await speed.InAsync(period, ct));
        return TypedResults.Json(new
        {
            reached = sum.Reached, closed = sum.Closed, waiting = sum.Waiting,
            wall = new { median = sum.MedianWall?.TotalMinutes, p90 = sum.P90Wall?.TotalMinutes },
            business = new { median = sum.MedianBusiness?.TotalMinutes, p90 = sum.P90Business?.TotalMinutes },
            parts = sum.Mean is { } mean ? Shape(mean) : null,
            definition = Definition, asOf = clock.GetUtcNow(),
            records = Records(period), recordsOf = new { reached = Records(period, "reached"), closed = Records(period, "closed"), waiting = Records(period, "waiting") },
        }, Body.Options);
    }

    private static async Task<IResult> LeadsAsync(HttpRequest request, Caller caller, SpeedQueries speed, IOptions<HubOptions> hub, TimeProvider clock, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadSla).Refusal is { } forbidden) return forbidden.ToProblem();
        var read = ReportPeriod.Read(request.Query["from"], request.Query["to"], hub.Value.Zone, clock.GetUtcNow());
        var page = Paging.Read<SpeedPlace>(request);
        var query = new QueryReader(request);
        var group = query.Choice<SpeedGroup>("group");
        if ((read.Refusal ?? page.Refusal ?? query.Refusal) is { } refusal) return refusal.ToProblem();

        var lines = (await speed.InAsync(read.Value!, ct)).Where(line => group is null || line.Group == group).ToList();
        if (request.WantsCsv()) return Table(lines);

        var rest = page.Value!.After is { } after ? lines.SkipWhile(l => (l.QualifiedAt, l.LeadId).CompareTo((after.QualifiedAt, after.LeadId)) <= 0) : lines;
        var answer = page.Value.Answer([.. rest.Take(page.Value.Take)], line => new SpeedPlace(line.QualifiedAt, line.LeadId));
        return TypedResults.Json(new
        {
            items = answer.Items.Select(l => new { lead = l.LeadId, name = l.Lead, handoff = l.HandoffId, l.QualifiedAt, l.TouchedAt, l.Group, minutes = l.Parts.Wall.TotalMinutes, parts = Shape(l.Parts) }),
            nextCursor = answer.NextCursor,
        }, Body.Options);
    }

    private static string Records(ReportPeriod period, string? group = null) =>
        $"{ApiFeature.Root}/metrics/speed-to-lead/leads?from={period.From.ToWire()}&to={period.To.ToWire()}{(group is null ? "" : $"&group={group}")}";

    private static object Shape(DelayParts parts) => new
    {
        outsideHours = parts.Outside.TotalMinutes, routing = parts.Routing.TotalMinutes, decision = parts.Decision.TotalMinutes, firstTouch = parts.FirstTouch.TotalMinutes,
    };

    private static IResult Table(IReadOnlyList<SpeedLine> lines) => Csv.Answer("speed-to-lead.csv", lines,
        new("lead", l => l.Lead), new("qualifiedAt", l => l.QualifiedAt), new("touchedAt", l => l.TouchedAt), new("wallMinutes", l => l.Parts.Wall.TotalMinutes),
        new("outsideHours", l => l.Parts.Outside.TotalMinutes), new("routing", l => l.Parts.Routing.TotalMinutes), new("decision", l => l.Parts.Decision.TotalMinutes),
        new("firstTouch", l => l.Parts.FirstTouch.TotalMinutes), new("group", l => l.Group));

    private sealed record SpeedPlace(DateTimeOffset QualifiedAt, Guid LeadId);
}
