using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Rates;

/// <summary>What one major unit of a currency was worth in the reporting currency on a day.</summary>
public sealed record RateSheet(string Currency, DateOnly Day, decimal Rate);

public sealed record RateKey(string Currency, DateOnly Day);

public sealed class RateQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<ListAnswer<RateSheet>> ListAsync(Paging<RateKey> page, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rates = db.Set<ExchangeRate>().AsQueryable();
        if (page.After is { } after)
            rates = rates.Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.Currency, r.Day), ValueTuple.Create(after.Currency, after.Day)));
        var rows = await rates.OrderBy(r => r.Currency).ThenBy(r => r.Day).Take(page.Take).Select(r => new RateSheet(r.Currency, r.Day, r.Rate)).ToListAsync(ct);
        return page.Answer(rows, row => new RateKey(row.Currency, row.Day));
    }

    public async Task<RateSheet?> FindAsync(string currency, DateOnly day, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ExchangeRate>().Where(r => r.Currency == currency && r.Day == day).Select(r => new RateSheet(r.Currency, r.Day, r.Rate)).SingleOrDefaultAsync(ct);
    }
}
