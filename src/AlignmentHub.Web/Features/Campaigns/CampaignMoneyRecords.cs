using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>The won and the open deals in which a campaign has a share, each with that share, and the won deals that it touched, each whole. As the facts are now, closed months or not.</summary>
internal sealed class CampaignMoneyRecords(IDbContextFactory<HubDb> databases, TouchQueries touches, TermsQueries terms) : IRecordSource
{
    private const string Won = "campaignWon";
    private const string Pipeline = "campaignPipeline";
    private const string Influenced = "campaignInfluenced";

    public IReadOnlyList<string> Kinds => [Won, Pipeline, Influenced];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var holding = await terms.TermsAsync(ct);
        var (key, model, persons) = (wanted.Key ?? "", wanted.Model ?? holding.Model, wanted.Persons ?? holding.Persons);
        var deals = wanted.Of == Pipeline ? touches.OpenAsync(AttributionGrouping.Campaign, persons, ct) : touches.WonAsync(wanted.Period, AttributionGrouping.Campaign, persons, ct);
        List<FigurePart> parts = [];
        await foreach (var deal in deals)
        {
            if (wanted.Of != Influenced) parts.AddRange(deal.Shares(model).Where(share => share.Key == key).Select(share => new FigurePart(deal.Id, share.AmountMinor)));
            else if (deal.Keys.Contains(key)) parts.Add(new(deal.Id, deal.ReportingMinor));
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return await PartRecords.Deals(db, parts, wanted.Period).PageAsync(skip, take, ct);
    }
}
