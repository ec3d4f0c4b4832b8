using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Domain.Tests.Revenue;

public sealed class CampaignResultTests
{
    [Theory]
    [InlineData(9, 9, false, "nine decisions are too few to judge")]
    [InlineData(10, 4, false, "40 % is the limit, not beyond it")]
    [InlineData(10, 5, true, "half of them turned down")]
    public void A_campaign_wastes_sales_time_when_too_many_of_enough_leads_are_turned_down(long decided, long rejected, bool wastes, string because) =>
        Assert.Equal((wastes, because), ((Campaign() with { Decided = decided, Rejections = [new("tooSmall", "Too small", true, rejected)] }).WastesSalesTime, because));

    [Fact]
    public void A_reason_on_sales_side_is_no_waste() =>
        Assert.False((Campaign() with { Decided = 20, Rejections = [new("noCapacity", "No capacity", false, 20)] }).WastesSalesTime);

    [Fact]
    public void Costs_and_return_are_absent_without_spend_or_without_anything_bought()
    {
        var free = Campaign() with { Accepted = 3, WonMinor = 100 };
        var barren = Campaign() with { SpendMinor = 100 };
        var good = Campaign() with { SpendMinor = 100, Accepted = 3, WonMinor = 150, WonDeals = 1 };

        Assert.Equal((null, null), (free.CostPerAcceptedMinor, free.Roi));
        Assert.Equal((null, -1.0), (barren.CostPerSqlMinor, barren.Roi));
        Assert.Equal((33, 100, 0.5), (good.CostPerAcceptedMinor, good.CostPerWonMinor, good.Roi));
    }

    private static CampaignResult Campaign() => new() { Key = "c", Name = "C" };
}
