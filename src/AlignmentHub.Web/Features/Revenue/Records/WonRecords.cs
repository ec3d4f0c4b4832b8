using AlignmentHub.Web.Features.Revenue.Won;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The deals of one group of won revenue.</summary>
internal sealed class WonRecords(IDbContextFactory<HubDb> databases, RevenuePeriods periods) : IRecordSource
{
    private const string Prefix = "wonBy";

    public IReadOnlyList<string> Kinds { get; } = [.. Enum.GetNames<WonGrouping>().Select(by => Prefix + by)];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await WonQueries.Behind(db, wanted.Period, Enum.Parse<WonGrouping>(wanted.Of[Prefix.Length..]), wanted.Key ?? "", periods.Zone.Id).PageAsync(skip, take, ct);
    }
}
