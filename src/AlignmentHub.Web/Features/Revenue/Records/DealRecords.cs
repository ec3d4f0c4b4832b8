using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>Deals that were won or are open, and those with which marketing has to do.</summary>
internal sealed class DealRecords(IDbContextFactory<HubDb> databases, TermsQueries terms, TimeProvider clock) : IRecordSource
{
    public IReadOnlyList<string> Kinds => ["won", "sourced", "influenced", "influencedBefore", "influencedAfter", "open", "openSourced", "openInfluenced"];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var holding = await terms.TermsAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var stage = wanted.Of.StartsWith("open", StringComparison.Ordinal) ? "Open" : "Won";
        var deals = RevenueQueries.Deals(db, wanted.Period, holding, clock.GetUtcNow()).Where(deal => deal.Stage == stage);
        var those = wanted.Of switch
        {
            "sourced" or "openSourced" => deals.Where(deal => deal.Sourced),
            "influenced" or "openInfluenced" => deals.Where(deal => deal.Before || deal.After),
            "influencedBefore" => deals.Where(deal => deal.Before),
            "influencedAfter" => deals.Where(deal => deal.After),
            _ => deals,
        };
        return await those
            .Select(deal => new RevenueRecord { Id = deal.Id, Link = "/revenue/deals/" + deal.Id, Name = deal.Name, Detail = deal.Detail, At = deal.At, AmountMinor = deal.ReportingMinor })
            .PageAsync(skip, take, ct);
    }
}
