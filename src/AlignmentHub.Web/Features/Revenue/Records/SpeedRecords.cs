using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The leads that were answered about as fast, and those of them that sales qualified.</summary>
internal sealed class SpeedRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    private const string Qualified = "speedQualified";

    public IReadOnlyList<string> Kinds => ["speed", Qualified];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await SpeedQueries.Behind(db, wanted.Period, int.TryParse(wanted.Key, out var bucket) ? bucket : 0, wanted.Of == Qualified).PageAsync(skip, take, ct);
    }
}
