using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The deals in which a group has a share, each with what was earned there; those of closed months as they were frozen.</summary>
internal sealed class EarnedRecords(IDbContextFactory<HubDb> databases, AttributionQueries attribution, TermsQueries terms) : IRecordSource
{
    public IReadOnlyList<string> Kinds => ["earned", "untouched"];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var (key, holding) = (wanted.Of == "untouched" ? null : wanted.Key ?? "", await terms.TermsAsync(ct));
        var deals = await attribution.DealsAsync(new(wanted.Period, wanted.EarnedBy, wanted.Persons ?? holding.Persons), wanted.Model ?? holding.Model, key, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await PartRecords.Deals(db, deals, wanted.Period).PageAsync(skip, take, ct);
    }
}
