using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>What the touches of one group earned.</summary>
/// <param name="Key">Absent is won revenue without any marketing touch; empty are touches that name no campaign, source or asset.</param>
/// <param name="Deals">To which they contributed; a deal counts in each group that has a share in it.</param>
public sealed record EarnedGroup(string? Key, long AmountMinor, int Deals);

/// <summary>Won revenue divided among what led to it. The groups always add up to the total.</summary>
public sealed record EarnedRevenue(AttributionModel Model, long TotalMinor, IReadOnlyList<EarnedGroup> Groups);

/// <summary>What was won in a period by close date, gathered how, and from whose touches.</summary>
public sealed record EarnedQuestion(ReportPeriod Period, AttributionGrouping By = AttributionGrouping.Campaign, TouchPersons Persons = TouchPersons.Contacts);

/// <summary>Attribution of won revenue (semantics.md 7.3 and 7.4).</summary>
public sealed class AttributionQueries(TouchQueries touches)
{
    public async Task<EarnedRevenue> EarnedAsync(EarnedQuestion asked, AttributionModel model, CancellationToken ct = default) => (await EarnedAsync(asked, [model], ct))[0];

    /// <summary>Several models from one read of the touches.</summary>
    public async Task<IReadOnlyList<EarnedRevenue>> EarnedAsync(EarnedQuestion asked, IReadOnlyList<AttributionModel> models, CancellationToken ct = default)
    {
        List<EarnedSum> sums = [.. models.Select(model => new EarnedSum(model))];
        await foreach (var deal in touches.WonAsync(asked.Period, asked.By, asked.Persons, ct))
            foreach (var sum in sums) sum.Add(deal);

        return [.. sums.Select(sum => sum.Result())];
    }

    /// <summary>The deals in which one group has a share, with what it earned there: the records behind its number.</summary>
    public async Task<IReadOnlyList<(DealTouches Deal, long EarnedMinor)>> DealsAsync(EarnedQuestion asked, AttributionModel model, string? key, CancellationToken ct = default)
    {
        List<(DealTouches, long)> found = [];
        await foreach (var deal in touches.WonAsync(asked.Period, asked.By, asked.Persons, ct))
            found.AddRange(deal.Shares(model).Where(share => share.Key == key).Select(share => (deal, share.AmountMinor)));

        return found;
    }
}
