using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>What a closed month counted, what it would count now, and what the adjustment between the two is made of.</summary>
internal sealed class MonthRecords(IDbContextFactory<HubDb> databases, MonthParts parts) : IRecordSource
{
    public const string Frozen = "monthFrozen";
    public const string Now = "monthNow";
    public const string Adjustment = "monthAdjustment";

    /// <summary>Of every group of the number, in every closed month of the period.</summary>
    public const string Adjustments = "monthAdjustments";

    public IReadOnlyList<string> Kinds => [Frozen, Now, Adjustment, Adjustments];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var asked = new FigureAsked(wanted.Number ?? "", wanted.Key, wanted.Of == Adjustments);
        var found = wanted.Of switch
        {
            Frozen => await parts.FrozenAsync(wanted.Period, asked, ct),
            Now => await parts.NowAsync(wanted.Period, asked, ct),
            _ => await parts.ChangedAsync(wanted.Period, asked, ct),
        };
        await using var db = await databases.CreateDbContextAsync(ct);
        var records = await Records(db, found, wanted, asked.Name.Split('/')).PageAsync(skip, take, ct);
        return MonthFigure.IsMoney(asked.Name) ? records : AsCounts(records);
    }

    private static IQueryable<RevenueRecord> Records(HubDb db, IReadOnlyList<FigurePart> found, RecordsWanted wanted, string[] name) => name switch
    {
        ["revenue" or "attribution" or "influenced", ..] => PartRecords.Deals(db, found, wanted.Period),
        ["cohort" or "throughput", var stage, ..] => PartRecords.Leads(db, found, wanted.Period, stage),
        ["promised", ..] => PartRecords.Targets(db, found, wanted.Period),
        ["attainment", ..] => PartRecords.Promises(db, found, wanted.Period),
        _ => PartRecords.Handoffs(db, found, wanted.Period),
    };

    private static RecordsFound AsCounts(RecordsFound found) => found with
    {
        SumMinor = null, Counted = found.SumMinor ?? 0, Items = [.. found.Items.Select(record => record with { Counted = record.AmountMinor, AmountMinor = null })],
    };
}
