using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>The business hours of completed passes; absent without any.</summary>
public sealed record BusinessVelocity(StagePair Pair, double? MedianHours, double? P75Hours);

internal sealed record TimedPass(int Pair, DateTimeOffset Started, DateTimeOffset Ended, Guid? CalendarVersionId);

/// <summary>Stage velocity in business hours: of the calendar of the hand-off's clocks, else of the default one (semantics.md 6.4).</summary>
public sealed class BusinessVelocityQueries(IDbContextFactory<HubDb> databases, Calendars calendars)
{
    private static readonly string Sql = $"""
        select m.n as "Pair", m.started as "Started", m.ended as "Ended",
               (select c.calendar_version_id from sla_clocks c where c.handoff_id = m.handoff_id order by c.kind = 'Decision' desc, c.started_at, c.id limit 1) as "CalendarVersionId"
        from ({StagePasses.OfAll((pair, n) => $"select {n} as n, d.* from ({StagePasses.Done(pair)}) d")}) m
        """;

    /// <summary>Every pair of stages, in order.</summary>
    public async Task<IReadOnlyList<BusinessVelocity>> StagesAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var passes = await db.Database.SqlQueryRaw<TimedPass>(Sql, period.From, period.To).ToListAsync(ct);
        var usual = (await calendars.NowAsync(db, ct)).Default.Calendar;
        var own = await calendars.OfVersionsAsync(db, [.. passes.Select(pass => pass.CalendarVersionId).OfType<Guid>().Distinct()], ct);
        return [.. StagePair.All.Select((pair, n) => Of(pair, [.. passes.Where(pass => pass.Pair == n + 1).Select(pass => Took(pass, pass.CalendarVersionId is { } id ? own[id] : usual)).Order()]))];
    }

    private static BusinessVelocity Of(StagePair pair, IReadOnlyList<TimeSpan> took) => new(pair, Percentile.Of(took, 0.5)?.TotalHours, Percentile.Of(took, 0.75)?.TotalHours);

    // One that ended before it began is kept, and is as negative in business hours as in days.
    private static TimeSpan Took(TimedPass pass, BusinessCalendar hours) =>
        pass.Ended >= pass.Started ? hours.Elapsed(pass.Started, pass.Ended) : -hours.Elapsed(pass.Ended, pass.Started);
}
