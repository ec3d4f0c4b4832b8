using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>Freezes the numbers of a month that is over.</summary>
public sealed class CloseMonth(IDbContextFactory<HubDb> databases, MonthFigures figures, RevenuePeriods periods, TimeProvider clock)
{
    public async Task<Outcome<ClosedMonth>> RunAsync(DateOnly month, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.CloseMonths).Refusal is { } forbidden) return forbidden;
        if (RevenuePeriods.WithinYears(month).Refusal is { } tooFar) return tooFar;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('close-month', 0))", ct);
        if (await db.Set<ClosedMonth>().AnyAsync(m => m.Month == month && m.ReopenedAt == null, ct)) return new Refusal("This month is closed already.");

        var now = clock.GetUtcNow();
        var span = periods.OfMonth(month);
        var made = ClosedMonth.Close(month, span.From, span.To, new(await DefinitionsAsync(db, ct), await TermsAsync(db, ct)), by.PersonId, now);
        if (made.Value is not { } closed) return made.Refusal!;

        db.Add(closed);
        db.Audit(by, "month.closed", $"month/{month:yyyy-MM}", now, after: new { closed.Model, closed.Definitions, closed.Terms, dataUntil = now });
        await db.SaveChangesAsync(ct);
        await FreezeAsync(db, closed.Id, await figures.ReadAsync(span, now, ct), ct);
        await transaction.CommitAsync(ct);
        return closed;
    }

    private static async Task FreezeAsync(HubDb db, Guid month, IReadOnlyList<MonthFigure> figures, CancellationToken ct)
    {
        var parts = figures.Index().SelectMany(figure => figure.Item.Parts.Select(part => (Figure: figure.Index + 1, Part: part))).ToList();
        await using var batch = new SqlBatch(db);
        batch.Add("""
            insert into frozen_figures (closed_month_id, name, key, value, count, record_ids, amounts)
            select $1, f.name, f.key, f.value, f.count, coalesce(p.ids, '{}'), coalesce(p.amounts, '{}')
            from unnest($2, $3, $4, $5) with ordinality as f (name, key, value, count, place)
            left join (
                select place, array_agg(id order by id) as ids, array_agg(amount order by id) as amounts
                from unnest($6, $7, $8) as p (place, id, amount)
                group by place) p on p.place = f.place
            order by f.place
            """)
            .With(month).Column(figures, f => f.Name).Column(figures, f => f.Key).Column(figures, f => f.Value).Column(figures, f => f.Count)
            .Column(parts, p => p.Figure).Column(parts, p => p.Part.Id).Column(parts, p => p.Part.Amount);
        await batch.RunAsync(ct);
    }

    private static Task<string> DefinitionsAsync(HubDb db, CancellationToken ct) => db.Database.SqlQuery<string>($"""
        select coalesce(json_agg(json_build_object('id', id, 'number', number, 'hash', content_hash) order by id)::text, '[]') as "Value"
        from definition_versions
        where state = 'Active'
        """).SingleAsync(ct);

    private static Task<int?> TermsAsync(HubDb db, CancellationToken ct) =>
        db.Set<TermsVersion>().Where(v => v.State == TermsState.Active).Select(v => (int?)v.Number).SingleOrDefaultAsync(ct);
}
