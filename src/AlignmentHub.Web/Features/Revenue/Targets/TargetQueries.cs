using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Targets;

/// <summary>A target against what is there.</summary>
/// <param name="Team">Absent for the whole company.</param>
/// <param name="Target">Of the months that begin in the period; absent when nobody set one.</param>
/// <param name="Expected">What should be there by now, by working days.</param>
public sealed record TargetLine(TargetMeasure Measure, Guid? TeamId, string? Team, long? Target, long Actual, double? Expected, Forecast? Forecast);

/// <summary>The targets of a period, how many of its working days are over, and what leadership says about its quarter.</summary>
public sealed record TargetSheet(Pace Pace, IReadOnlyList<TargetLine> Lines, NoteLine? Note)
{
    /// <summary>The company's own, else what its teams' targets add up to; absent without any.</summary>
    public long? RevenueTarget => Company(TargetMeasure.WonRevenue).Target ?? Lines.Where(line => line.Measure == TargetMeasure.WonRevenue).Sum(line => line.Target) switch { 0 => null, var sum => sum };

    public TargetLine Company(TargetMeasure measure) => Lines.First(line => line.Measure == measure && line.TeamId is null);
}

public sealed record NoteLine(string Text, string Author, DateTimeOffset At);

internal sealed record SetTarget(Guid? TeamId, string? Team, TargetMeasure Measure, long Value);

/// <summary>Targets, pace and forecast.</summary>
public sealed class TargetQueries(IDbContextFactory<HubDb> databases, Calendars calendars, RevenuePeriods periods, TimeProvider clock)
{
    private const int MonthsBefore = 6;

    /// <summary>Every measure for the company, and every team's own targets.</summary>
    public async Task<TargetSheet> SheetAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var hours = await calendars.NowAsync(db, ct);
        var set = await SetAsync(db, period, ct);
        List<TargetLine> lines = [];
        foreach (var team in set.Select(target => (target.TeamId, target.Team)).Append((null, null)).Distinct().OrderBy(team => team.Team, StringComparer.Ordinal))
            lines.AddRange(await LinesAsync(db, period, team, [.. set.Where(target => target.TeamId == team.TeamId)], hours, ct));

        return new TargetSheet(PaceOf(period, hours.Of(null)), lines, await NoteAsync(db, period, ct));
    }

    private async Task<IEnumerable<TargetLine>> LinesAsync(
        HubDb db, ReportPeriod period, (Guid? Id, string? Name) team, IReadOnlyList<SetTarget> set, TeamHours hours, CancellationToken ct)
    {
        var calendar = hours.Of(team.Id);
        var months = MonthsBeforeOf(period);
        var actuals = await ActualQueries.ReadAsync(db, [period, .. months], team.Id, ct);
        var (pace, days) = (PaceOf(period, calendar), months.Select(month => PaceOf(month, calendar).DaysInAll).ToList());
        return
            from measure in Enum.GetValues<TargetMeasure>()
            let target = set.Where(s => s.Measure == measure).Sum(s => (long?)s.Value)
            where team.Id is null || set.Any(s => s.Measure == measure)
            let goal = set.Any(s => s.Measure == measure) ? target : null
            let actual = actuals.Of(measure, 0)
            // A month in which nothing happened at all was before the hub, and says nothing about pace.
            let earlier = Enumerable.Range(1, months.Count).Where(n => days[n - 1] > 0 && actuals.Any(n)).Select(n => (double)actuals.Of(measure, n) / days[n - 1]).ToList()
            select new TargetLine(measure, team.Id, team.Name, goal, actual, goal is { } some ? pace.Expected(some) : null, pace.DaysLeft > 0 ? pace.Forecast(actual, earlier) : null);
    }

    private static Task<List<SetTarget>> SetAsync(HubDb db, DateOnly first, DateOnly last, CancellationToken ct) => (
        from target in db.Set<KpiTarget>()
        where target.Month >= first && target.Month <= last
        join team in db.Set<Team>() on target.TeamId equals team.Id into teams
        from team in teams.DefaultIfEmpty()
        select new SetTarget(target.TeamId, team.Name, target.Measure, target.Value)).ToListAsync(ct);

    private Task<List<SetTarget>> SetAsync(HubDb db, ReportPeriod period, CancellationToken ct) =>
        SetAsync(db, periods.Zone.DayOf(period.From), periods.Zone.DayOf(period.To.AddTicks(-1)), ct);

    private async Task<NoteLine?> NoteAsync(HubDb db, ReportPeriod period, CancellationToken ct)
    {
        var quarter = RevenuePeriods.QuarterOf(periods.Zone.DayOf(period.From));
        return await (
            from note in db.Set<PeriodNote>()
            where note.Quarter == quarter
            join author in db.Set<Person>() on note.AuthorId equals author.Id
            orderby note.At descending, note.Id descending
            select new NoteLine(note.Text, author.Name, note.At)).FirstOrDefaultAsync(ct);
    }

    private Pace PaceOf(ReportPeriod period, WorkingHours hours)
    {
        var (first, end) = (periods.Zone.DayOf(period.From), periods.Zone.DayOf(period.To.AddTicks(-1)).AddDays(1));
        // A pace over decades is nobody's question, and its days are many.
        var days = Math.Min(end.DayNumber - first.DayNumber, 1100);
        return Pace.Of([.. Enumerable.Range(0, days + 1).Select(n => periods.Zone.BeginOf(first.AddDays(n)))], hours.Calendar, clock.GetUtcNow());
    }

    private IReadOnlyList<ReportPeriod> MonthsBeforeOf(ReportPeriod period)
    {
        var day = periods.Zone.DayOf(period.From);
        var first = new DateOnly(day.Year, day.Month, 1);
        return [.. Enumerable.Range(1, MonthsBefore).Select(n => periods.OfMonth(first.AddMonths(-n)))];
    }
}
