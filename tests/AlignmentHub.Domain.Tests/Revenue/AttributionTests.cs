using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace AlignmentHub.Domain.Tests.Revenue;

public sealed class AttributionTests
{
    private static readonly DateTimeOffset Close = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_four_hundred_vectors_come_out_to_the_cent()
    {
        var vectors = AttributionVector.All;
        Assert.Equal(400, vectors.Count);
        foreach (var vector in vectors)
        {
            List<AttributionVector.Touch> touches = [.. vector.Touches.Where(t => t.At <= vector.ClosedAt).OrderBy(t => t.At).ThenBy(t => t.Id, StringComparer.Ordinal)];
            var path = new TouchPath([.. touches.Select(t => t.At)], vector.LeadCreatedAt, vector.OpportunityCreatedAt, vector.ClosedAt);

            var credits = Attribution.Divide(vector.Model, path, vector.HalfLifeDays ?? Attribution.DefaultHalfLifeDays);

            Assert.Equal(vector.Expected.Select(e => e.Id), touches.Select(t => t.Id));
            Assert.Equal(vector.Expected.Select(e => e.AmountMinor), credits.Allot(vector.AmountMinor));
            Assert.All(vector.Expected.Index(), e => Assert.Equal(e.Item.Weight, credits.Weight(e.Index), 1e-9));
        }
    }

    [Theory]
    [InlineData(AttributionModel.Linear, 3, "33334 33333 33333", "a cent that is left goes to the earlier touch")]
    [InlineData(AttributionModel.UPosition, 2, "50000 50000", "without a middle the ends share all")]
    [InlineData(AttributionModel.J, 2, "25000 75000", "20 to 60")]
    [InlineData(AttributionModel.InverseJ, 2, "75000 25000", "60 to 20")]
    [InlineData(AttributionModel.FullPath, 1, "100000", "one touch is every milestone")]
    [InlineData(AttributionModel.TimeDecay, 1, "100000", "alone it has everything, however old")]
    public void A_thousand_is_divided_without_a_rest(AttributionModel model, int touches, string expected, string because)
    {
        var path = new TouchPath([.. Enumerable.Range(0, touches).Select(n => Close.AddDays(n - 100))], Close.AddDays(-90), Close.AddDays(-50), Close);

        Assert.Equal((expected, because), (string.Join(" ", Attribution.Divide(model, path).Allot(100_000)), because));
    }

    [Fact]
    public void A_path_without_touches_gives_no_credit() =>
        Assert.All(Enum.GetValues<AttributionModel>(), model => Assert.Empty(Attribution.Divide(model, new([], null, Close, Close)).Parts));

    [Fact]
    public void Touches_of_years_ago_still_share_all_by_time_decay() =>
        Assert.Equal(1_000, Attribution.Divide(AttributionModel.TimeDecay, new([Close.AddYears(-200), Close.AddYears(-199)], null, Close, Close), 1).Allot(1_000).Sum());

    [Fact]
    public void Every_model_gives_away_exactly_the_amount_and_no_share_below_nothing() => Always.Holds(Paths, given =>
        Enum.GetValues<AttributionModel>().All(model =>
        {
            var credits = Attribution.Divide(model, given.Path);
            var isWhole = model == AttributionModel.TimeDecay || credits.Parts.Sum() == credits.Of;
            return isWhole && credits.Parts.All(part => part >= 0) && credits.Allot(given.Amount) is var money && money.Sum() == given.Amount && money.All(amount => amount >= 0);
        }));

    private static Gen<(TouchPath Path, long Amount)> Paths =>
        from ages in Gen.Choose(0, 200_000).NonEmptyListOf()
        from lead in Gen.Choose(-1, 200_000)
        from deal in Gen.Choose(0, 200_000)
        from amount in Gen.Elements(0L, 1L, 99L, 1_000_00L, 987_654_321L, long.MaxValue / 2)
        let touches = ages.OrderDescending().Select(minutes => Close.AddMinutes(-minutes)).ToList()
        select (new TouchPath(touches, lead < 0 ? null : Close.AddMinutes(-lead), Close.AddMinutes(-deal), Close), amount);
}
