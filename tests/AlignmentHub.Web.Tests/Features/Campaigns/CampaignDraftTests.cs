using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Campaigns;

namespace AlignmentHub.Web.Tests.Features.Campaigns;

public sealed class CampaignDraftTests
{
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly DateOnly November = new(2026, 11, 1);

    [Fact]
    public void What_others_save_comes_in_where_nothing_else_was_typed()
    {
        var draft = new CampaignDraft(Sheet(1, "Fair", (September, 10_000)), unit: 100);
        draft.Name = "Spring fair";
        draft.Spend.Add(new SpendLine { Month = November, Amount = 7.5m });

        draft.Follow(Sheet(2, "Autumn fair", (September, 12_000), (October, 20_000)));

        Assert.Equal((2, "Spring fair"), (draft.Version, draft.Name));
        Assert.Equal([(September, 12_000L), (October, 20_000L), (November, 750L)], Months(draft));
    }

    [Fact]
    public void What_was_typed_stands_against_what_others_save()
    {
        var draft = new CampaignDraft(Sheet(1, "Fair", (September, 10_000), (October, 20_000)), unit: 100);
        draft.Spend[0].Amount = 1;
        draft.Spend.RemoveAt(1);

        draft.Follow(Sheet(2, "Fair", (September, 12_000), (October, 20_000)));

        Assert.Equal([(September, 100L)], Months(draft));
    }

    private static IEnumerable<(DateOnly, long)> Months(CampaignDraft draft) => draft.ToRow().Spend.Value!.Select(month => (month.Month, month.AmountMinor));

    private static CampaignSheet Sheet(int version, string name, params (DateOnly Month, long Minor)[] spend) =>
        new(Guid.Empty, "fair", name, null, BudgetKind.DemandCapture, null, [.. spend.Select(month => new MonthSpend(month.Month, month.Minor))], [], version);
}
