using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>The won and the open deals in which a campaign has a share, each with that share, and the won deals that it touched, each whole. Closed months are as they were frozen.</summary>
internal sealed class CampaignMoneyRecords(IDbContextFactory<HubDb> databases, TouchQueries touches, AttributionQueries attribution, TermsQueries terms) : IRecordSource
{
    private const string Won = "campaignWon";
    private const string Pipeline = "campaignPipeline";
    private const string Influenced = "campaignInfluenced";

    public IReadOnlyList<string> Kinds => [Won, Pipeline, Influenced];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var holding = await terms.TermsAsync(ct);
        var (key, model, persons) = (wanted.Key ?? "", wanted.Model ?? holding.Model, wanted.Persons ?? holding.Persons);
        var parts = wanted.Of switch
        {
            Won => await attribution.DealsAsync(new(wanted.Period, AttributionGrouping.Campaign, persons), model, key, ct),
            Pipeline => await PipelineAsync(key, model, persons, ct),
            _ => await attribution.DealsAsync(new(wanted.Period, AttributionGrouping.Campaign, persons), DealDivision.Influence, key, ct),
        };
        await using var db = await databases.CreateDbContextAsync(ct);
        return await PartRecords.Deals(db, parts, wanted.Period).PageAsync(skip, take, ct);
    }

    private async Task<IReadOnlyList<FigurePart>> PipelineAsync(string key, AttributionModel model, TouchPersons persons, CancellationToken ct)
    {
        List<FigurePart> parts = [];
        await foreach (var deal in touches.OpenAsync(AttributionGrouping.Campaign, persons, ct))
            parts.AddRange(deal.Shares(model).Where(share => share.Key == key).Select(share => new FigurePart(deal.Id, share.AmountMinor)));
        return parts;
    }
}
