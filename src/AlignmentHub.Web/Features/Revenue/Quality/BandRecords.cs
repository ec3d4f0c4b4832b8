using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Quality;

internal sealed class BandRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    public IReadOnlyList<string> Kinds => ["bandDecided", "bandAccepted", "bandWon", "bandLost"];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var records = wanted.Of switch
        {
            "bandWon" => BandQueries.DealsBehind(db, wanted.Period, wanted.Key ?? "", "Won"),
            "bandLost" => BandQueries.DealsBehind(db, wanted.Period, wanted.Key ?? "", "Lost"),
            _ => BandQueries.HandoffsBehind(db, wanted.Period, wanted.Key ?? "", wanted.Of == "bandAccepted"),
        };
        return await records.PageAsync(skip, take, ct);
    }
}
