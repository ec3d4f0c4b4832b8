using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>The open deals in which a campaign has a share, each with that share, and the won deals that it touched, each whole.</summary>
internal sealed class CampaignMoneyRecords(TouchQueries touches, TermsQueries terms) : IRecordSource
{
    private const string Influenced = "campaignInfluenced";

    public IReadOnlyList<string> Kinds => ["campaignPipeline", Influenced];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var holding = await terms.TermsAsync(ct);
        var (key, model, persons) = (wanted.Key ?? "", wanted.Model ?? holding.Model, wanted.Persons ?? holding.Persons);
        List<(DealTouches Deal, long Minor)> found = [];
        if (wanted.Of == Influenced)
        {
            await foreach (var deal in touches.WonAsync(wanted.Period, AttributionGrouping.Campaign, persons, ct))
                if (deal.Keys.Contains(key)) found.Add((deal, deal.ReportingMinor));
        }
        else
        {
            await foreach (var deal in touches.OpenAsync(AttributionGrouping.Campaign, persons, ct))
                found.AddRange(deal.Shares(model).Where(share => share.Key == key).Select(share => (deal, share.AmountMinor)));
        }

        return EarnedRecords.Found([.. found.OrderByDescending(deal => deal.Deal.Path.ClosedAt).ThenBy(deal => deal.Deal.Id)], skip, take);
    }
}
