using System.Numerics;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

/// <summary>Generated deals and touches, counted a second time by hand from what was generated.</summary>
public sealed class AttributionRecountTests : IAsyncLifetime
{
    private const int Deals = 60;

    private static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string?[] Sources = ["ads", "event", "mail", null];

    private readonly HubApp _app = new();
    private readonly Random _dice = new(20260301);
    private readonly List<Won> _won = [];

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_model_and_grouping_adds_up_to_the_won_revenue_and_agrees_with_a_recount()
    {
        for (var n = 0; n < Deals; n++) await TellAsync();
        var period = new ReportPeriod(Begin.AddDays(100), Begin.AddDays(300));
        var won = _won.Where(deal => deal.ClosedAt >= period.From && deal.ClosedAt < period.To).ToList();

        foreach (var persons in Enum.GetValues<TouchPersons>())
        foreach (var by in Enum.GetValues<AttributionGrouping>())
        foreach (var earned in await _app.Get<AttributionQueries>().EarnedAsync(new(period, by, persons), Enum.GetValues<AttributionModel>()))
        {
            Assert.Equal(won.Sum(deal => deal.Minor), earned.TotalMinor);
            Assert.Equal(earned.TotalMinor, earned.Groups.Sum(group => group.AmountMinor));
            if (by == AttributionGrouping.Source) Assert.Equal(Recount(won, earned.Model, persons), earned.Groups.ToDictionary(group => group.Key ?? "-", group => group.AmountMinor));
        }
    }

    [Fact]
    public async Task The_deals_behind_each_group_add_up_to_it()
    {
        for (var n = 0; n < Deals / 3; n++) await TellAsync();
        var asked = new EarnedQuestion(new(Begin, Begin.AddDays(500)), AttributionGrouping.Source);

        var earned = await _app.Get<AttributionQueries>().EarnedAsync(asked, AttributionModel.FullPath);

        foreach (var group in earned.Groups)
        {
            var deals = await _app.Get<AttributionQueries>().DealsAsync(asked, AttributionModel.FullPath, group.Key);
            Assert.Equal((group.AmountMinor, group.Deals), (deals.Sum(deal => deal.Amount), deals.Count));
        }
    }

    private async Task TellAsync()
    {
        var (createdAt, account) = (Begin.AddDays(_dice.NextDouble() * 300), await _app.Given.PastAccountAsync($"{Guid.NewGuid():n}.test"));
        var closedAt = createdAt.AddDays(_dice.NextDouble() * 60);
        List<Person> persons = [];
        for (var n = 0; n < 3; n++) persons.Add(await PersonAsync(createdAt, closedAt, account, isContact: n < 2));
        var minor = _dice.NextInt64(1, 1_000_000);
        await _app.Given.PastDealAsync(minor, createdAt, closedAt, "Won", account, [.. persons.Where(p => p.IsContact).Select(p => p.Id)]);
        _won.Add(new Won(minor, createdAt, closedAt, persons));
    }

    private async Task<Person> PersonAsync(DateTimeOffset dealAt, DateTimeOffset closedAt, Guid account, bool isContact)
    {
        var leadAt = dealAt.AddDays(_dice.Next(-200, 10));
        var id = await _app.Given.PastLeadAsync(leadAt, account: account);
        List<(DateTimeOffset, string)> touches = [];
        for (var n = _dice.Next(5); n > 0; n--)
        {
            var (at, source) = (new DateTimeOffset((dealAt.AddDays(_dice.Next(-200, 70)).Ticks / 10 * 10) + (_dice.Next(1000) * 10), TimeSpan.Zero), Sources[_dice.Next(Sources.Length)]);
            await _app.Given.TouchAsync(id, at, source: source);
            if (at >= dealAt.AddDays(-180) && at <= closedAt) touches.Add((at, source ?? ""));
        }

        return new Person(id, leadAt, isContact, touches);
    }

    /// <summary>The rules of semantics.md 7.3 once more, with fractions of whole numbers.</summary>
    private static Dictionary<string, long> Recount(IReadOnlyList<Won> won, AttributionModel model, TouchPersons mode)
    {
        Dictionary<string, long> sums = [];
        foreach (var deal in won)
        {
            var persons = deal.Persons.Where(p => p.IsContact || mode == TouchPersons.Account).ToList();
            var touches = persons.SelectMany(p => p.Touches).OrderBy(t => t.At).ToList();
            var amounts = touches.Count == 0 ? [] : OtherAttribution.Allot(model, [.. touches.Select(t => t.At)], persons.Min(p => p.CreatedAt), deal.CreatedAt, deal.ClosedAt, deal.Minor);
            var credited = touches.Count == 0 ? [("-", deal.Minor)] : touches.Zip(amounts, (touch, amount) => (touch.Source, Amount: amount));
            foreach (var (key, amount) in credited.Where(c => c.Item2 != 0)) sums[key] = sums.GetValueOrDefault(key) + amount;
        }

        return sums;
    }

    private sealed record Person(Guid Id, DateTimeOffset CreatedAt, bool IsContact, IReadOnlyList<(DateTimeOffset At, string Source)> Touches);

    private sealed record Won(long Minor, DateTimeOffset CreatedAt, DateTimeOffset ClosedAt, IReadOnlyList<Person> Persons);
}

/// <summary>Written after semantics.md alone, share by share, so that it cannot repeat a mistake of the product.</summary>
internal static class OtherAttribution
{
    public static IReadOnlyList<long> Allot(AttributionModel model, IReadOnlyList<DateTimeOffset> at, DateTimeOffset lead, DateTimeOffset deal, DateTimeOffset close, long minor)
    {
        var parts = Parts(model, at, lead, deal, close);
        var whole = parts.Aggregate(BigInteger.Zero, (sum, part) => sum + part);
        var amounts = parts.Select(part => minor * part / whole).ToList();
        foreach (var n in Enumerable.Range(0, at.Count).OrderByDescending(n => minor * parts[n] % whole).ThenBy(n => n).Take((int)(minor - amounts.Aggregate(BigInteger.Zero, (a, b) => a + b)))) amounts[n]++;
        return [.. amounts.Select(amount => (long)amount)];
    }

    private static List<BigInteger> Parts(AttributionModel model, IReadOnlyList<DateTimeOffset> at, DateTimeOffset lead, DateTimeOffset deal, DateTimeOffset close)
    {
        if (model == AttributionModel.TimeDecay)
        {
            var ages = at.Select(t => Math.Pow(2, -(close - t).TotalDays / 30)).ToList();
            return [.. ages.Select(age => new BigInteger(Math.Round(age / ages.Sum() * 1e12)))];
        }

        var (first, last, atLead, atDeal) = (0, at.Count - 1, at.Count(t => t <= lead) - 1, at.Count(t => t <= deal) - 1);
        (int Touch, int Share)[] stones = model switch
        {
            AttributionModel.First => [(first, 100)],
            AttributionModel.Last => [(last, 100)],
            AttributionModel.LeadCreation => [(atLead < 0 ? first : atLead, 100)],
            AttributionModel.UPosition => [(first, 40), (last, 40)],
            AttributionModel.ULead => [(first, 40), (atLead, 40)],
            AttributionModel.W => [(first, 30), (atLead, 30), (atDeal, 30)],
            AttributionModel.FullPath => [(first, 225), (atLead, 225), (atDeal, 225), (last, 225)],
            AttributionModel.J => [(first, 20), (last, 60)],
            AttributionModel.InverseJ => [(first, 60), (last, 20)],
            AttributionModel.Linear or AttributionModel.TimeDecay => [],
        };
        if (stones.Length == 0) return [.. at.Select(_ => BigInteger.One)];

        var (whole, found) = (model == AttributionModel.FullPath ? 1000 : 100, stones.Where(s => s.Touch >= 0).ToList());
        var (meant, there, middle) = (stones.Sum(s => s.Share), found.Sum(s => s.Share), at.Count - found.Select(s => s.Touch).Distinct().Count());
        return [.. Enumerable.Range(0, at.Count).Select(n => found.Any(s => s.Touch == n)
            ? new BigInteger(found.Where(s => s.Touch == n).Sum(s => s.Share)) * (middle > 0 ? (BigInteger)meant * middle : 1)
            : new BigInteger(whole - meant) * there)];
    }
}
