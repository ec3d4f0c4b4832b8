using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Sums up what a back-test stored of its leads.</summary>
public sealed class BackTestFigures(IOptions<HubOptions> options)
{
    public ReplayPeriod PeriodOf(BackTest test) => new(options.Value.Zone.BeginOf(test.FromDay), options.Value.Zone.BeginOf(test.ToDay));

    internal async Task<BackTestReport> ReportAsync(HubDb db, BackTest test, BackTestCount count, CancellationToken ct)
    {
        var period = PeriodOf(test);
        var numbers = await db.Set<DefinitionVersion>().Where(v => v.Id == test.VersionId || v.Id == test.ActiveVersionId)
            .Select(v => new { v.Id, v.Number }).ToDictionaryAsync(v => v.Id, v => v.Number, ct);
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        FigureQueries.AskGroups(batch, test.Id, period.From);
        FigureQueries.AskSides(batch, test.Id, period);
        FigureQueries.AskWeeks(batch, test.Id, options.Value.TimeZone);
        FigureQueries.AskTiming(batch, test.Id);

        await using var reader = await batch.ReadAsync(ct);
        var groups = await reader.RowsAsync(FigureQueries.Group, ct);
        var sides = await reader.RowsAsync(FigureQueries.Side, ct);
        var weeks = await reader.RowsAsync(FigureQueries.Week, ct);
        var (timing, imported) = (await reader.RowsAsync(FigureQueries.Timing, ct)).Single();
        return new(
            options.Value.Currency, test.Progress, imported,
            test.ActiveVersionId is { } active ? Version(numbers[active], sides.Single(s => s.IsCurrent)) : null,
            Version(numbers[test.VersionId], sides.Single(s => !s.IsCurrent)),
            [.. groups.OrderBy(g => g.Group)], weeks, timing, count.CurrentThreshold, count.ProposedThreshold, count.Current?.Points, count.Proposed.Points);
    }

    private static VersionFigures Version(int number, SideRow side) => new(number, side.Count, side.WonMinor, side.Already, side.MissedDeals, side.MissedMinor);
}
