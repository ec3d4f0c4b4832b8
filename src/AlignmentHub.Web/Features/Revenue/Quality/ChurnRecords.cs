using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Quality;

internal sealed class ChurnRecords(IDbContextFactory<HubDb> databases, ChurnQueries churn) : IRecordSource
{
    private const string Left = "churnLeft";

    public IReadOnlyList<string> Kinds => ["churnKnown", Left];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await churn.Behind(db, wanted.Period, wanted.Key ?? "", wanted.Of == Left).PageAsync(skip, take, ct);
    }
}
