using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The records behind some of the numbers.</summary>
public interface IRecordSource
{
    /// <summary>The names under which they are asked for.</summary>
    IReadOnlyList<string> Kinds { get; }

    Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct);
}

internal static class RecordPages
{
    /// <summary>The latest first.</summary>
    public static async Task<RecordsFound> PageAsync(this IQueryable<RevenueRecord> records, int skip, int take, CancellationToken ct)
    {
        var total = await records.LongCountAsync(ct);
        var sum = await records.SumAsync(record => record.AmountMinor, ct);
        var items = await records.OrderByDescending(record => record.At).ThenBy(record => record.Id).Skip(skip).Take(take).ToListAsync(ct);
        return new RecordsFound(total, items.Exists(item => item.AmountMinor is not null) ? sum : null, items);
    }
}
