using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>Cuts a stretch out of an order by key instead of by number, so that the last page costs what the first does.</summary>
internal static class LeadOrdering
{
    /// <summary>Up to <paramref name="take"/> leads after the cursor, or before it, in the order asked for.</summary>
    public static async Task<IReadOnlyList<T>> StretchAsync<T>(
        this HubDb db, IQueryable<Lead> leads, LeadStretch stretch, Func<IQueryable<Lead>, IQueryable<T>> select, CancellationToken ct)
    {
        var rows = stretch.Order.By == LeadSort.Score
            ? await ByScoreAsync(db, leads, stretch, select, ct)
            : await select(ByColumn(leads, stretch).Take(stretch.Take)).ToListAsync(ct);
        if (stretch.Backwards) rows.Reverse();
        return rows;
    }

    private static IQueryable<Lead> ByColumn(IQueryable<Lead> leads, LeadStretch stretch)
    {
        var from = stretch.From;
        return stretch.Order.By switch
        {
            LeadSort.CreatedAt => Cut(leads.Select(l => new Keyed<DateTimeOffset> { Lead = l, Key = l.CreatedAt }), stretch, from?.At ?? default),
            LeadSort.UpdatedAt => Cut(leads.Select(l => new Keyed<DateTimeOffset> { Lead = l, Key = l.UpdatedAt }), stretch, from?.At ?? default),
            LeadSort.Name or LeadSort.Score =>
                Cut(leads.Select(l => new Keyed<string> { Lead = l, Key = EF.Property<string>(l, LeadTables.SortName) }), stretch, from?.Name ?? ""),
        };
    }

    // Two orders one after the other: those with a score by it, then those without by id.
    private static async Task<List<T>> ByScoreAsync<T>(
        HubDb db, IQueryable<Lead> leads, LeadStretch stretch, Func<IQueryable<Lead>, IQueryable<T>> select, CancellationToken ct)
    {
        var scored = leads.Join(db.Set<LeadScore>(), l => l.Id, s => s.LeadId, (l, s) => new Scored { Lead = l, Points = EF.Property<int>(s, ScoreTables.Points), Score = s });
        var unscored = leads.Where(l => !db.Set<LeadScore>().Any(s => s.LeadId == l.Id)).Select(l => new Keyed<int> { Lead = l, Key = 0 });
        var isInSecond = stretch.From is { Score: null };
        var withScore = (LeadStretch part) => select(CutByScore(scored, part, part.From?.Score ?? 0).Take(part.Take)).ToListAsync(ct);
        var byId = stretch.Order with { Descending = false };
        var without = (LeadStretch part) => select(Cut(unscored, part with { Order = byId }, 0).Take(part.Take)).ToListAsync(ct);

        var rows = await (isInSecond || (stretch is { From: null, Backwards: true }) ? without : withScore)(stretch);
        var rest = stretch with { From = null, Take = stretch.Take - rows.Count };
        if (rest.Take > 0 && isInSecond == stretch.Backwards) rows.AddRange(await (isInSecond ? withScore : without)(rest));
        return rows;
    }

    private static IQueryable<Lead> Cut<TKey>(IQueryable<Keyed<TKey>> rows, LeadStretch stretch, TKey key)
    {
        var isDown = stretch.Order.Descending != stretch.Backwards;
        if (stretch.From is { Id: var id })
        {
            rows = isDown
                ? rows.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Key, r.Lead.Id), ValueTuple.Create(key, id)))
                : rows.Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.Key, r.Lead.Id), ValueTuple.Create(key, id)));
        }

        var sorted = isDown ? rows.OrderByDescending(r => r.Key).ThenByDescending(r => r.Lead.Id) : rows.OrderBy(r => r.Key).ThenBy(r => r.Lead.Id);
        return sorted.Select(r => r.Lead);
    }

    // The index leads to those of so many whole points; only they have to be sorted.
    private static IQueryable<Lead> CutByScore(IQueryable<Scored> rows, LeadStretch stretch, double total)
    {
        var isDown = stretch.Order.Descending != stretch.Backwards;
        var points = (int)Math.Min(Math.Floor(total), int.MaxValue);
        if (stretch.From is { Id: var id })
        {
            rows = isDown
                ? rows.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Points, r.Score.Total, r.Score.LeadId), ValueTuple.Create(points, total, id)))
                : rows.Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.Points, r.Score.Total, r.Score.LeadId), ValueTuple.Create(points, total, id)));
        }

        var sorted = isDown
            ? rows.OrderByDescending(r => r.Points).ThenByDescending(r => r.Score.Total).ThenByDescending(r => r.Score.LeadId)
            : rows.OrderBy(r => r.Points).ThenBy(r => r.Score.Total).ThenBy(r => r.Score.LeadId);
        return sorted.Select(r => r.Lead);
    }

    private sealed class Scored
    {
        public required Lead Lead { get; init; }

        public required int Points { get; init; }

        public required LeadScore Score { get; init; }
    }

    private sealed class Keyed<TKey>
    {
        public required Lead Lead { get; init; }

        public required TKey Key { get; init; }
    }
}

/// <summary>Which stretch of an order is wanted: so many after a place in it, or before.</summary>
/// <param name="From">Absent for the beginning.</param>
internal sealed record LeadStretch(LeadOrder Order, LeadCursor? From, bool Backwards, int Take);
