using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class TermsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset January = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Quarter = new(January, January.AddMonths(3));
    private static readonly CreditTerms Narrow = new(AttributionModel.First, 30, TouchPersons.Contacts);

    private readonly HubApp _app = new();

    private Given Given => _app.Given;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Numbers_follow_the_terms_from_the_second_signature_on_and_a_closed_month_does_not()
    {
        List<(int TouchDays, bool ByColleague, long Minor, DateTimeOffset WonAt)> deals = [];
        var dice = new Random(11);
        for (var n = 0; n < 14; n++)
        {
            var deal = (dice.Next(1, 200), dice.Next(3) == 0, dice.NextInt64(1, 1000), January.AddDays(dice.Next(1, 80)));
            await WonAsync(n, deal);
            deals.Add(deal);
        }

        Assert.Equal(Sum(deals, CreditTerms.Starter), (await TotalsAsync()).SourcedMinor);
        Assert.True((await _app.Get<CloseMonth>().RunAsync(new(2026, 1, 1), Actor.System)).IsDone);
        foreach (var terms in new[] { Narrow, Narrow with { WindowDays = 100, Persons = TouchPersons.Account } })
        {
            var before = (await TotalsAsync()).SourcedMinor;
            var number = (await _app.Get<ProposeTerms>().RunAsync(terms, null, Given.ActorOf(await Given.PersonAsync(Role.Marketer)))).Value;
            await SignAsync(number, Role.Marketer);
            Assert.Equal(before, (await TotalsAsync()).SourcedMinor);

            await SignAsync(number, Role.SalesManager);

            Assert.Equal((Sum(deals, terms), Sum(deals, terms)), ((await TotalsAsync()).SourcedMinor, (await TotalsAsync()).InfluencedMinor));
            foreach (var of in new[] { "sourced", "influenced" })
                Assert.Equal(Sum(deals, terms), (await _app.Get<RecordQueries>().FindAsync(new(of, Quarter), 0, 1)).Value!.SumMinor ?? 0);
        }

        var january = deals.Where(deal => deal.WonAt < January.AddMonths(1)).ToList();
        var frozen = (await _app.Get<AdjustmentQueries>().OfAsync(new(2026, 1, 1))).Single(line => line.Name == "revenue/sourced");
        Assert.Equal((Sum(january, CreditTerms.Starter), Sum(january, Narrow with { WindowDays = 100, Persons = TouchPersons.Account })), (frozen.Frozen, frozen.Now));
        Assert.Equal([TermsState.Active, TermsState.Retired], (await _app.Get<TermsQueries>().AllAsync()).Select(line => line.State));
    }

    [Fact]
    public async Task The_api_says_who_agreed_and_who_has_to()
    {
        using var api = _app.Api();
        Assert.Contains("Not signed yet", (await RevenueAsync(api)).Text("definition"), StringComparison.Ordinal);
        var (mary, sam) = (await Given.PersonAsync(Role.Marketer, name: "Mary"), await Given.PersonAsync(Role.SalesManager, name: "Sam"));
        using var asMary = _app.Api(mary.Email);
        using var asSam = _app.Api(sam.Email);

        await (await asMary.PostAsync("/api/v1/credit-terms", new { windowDays = 45, persons = "account", model = "w", text = "Agreed in March." })).MustBeAsync(HttpStatusCode.Created);
        Assert.Equal(["windowDays"], await (await asMary.PostAsync("/api/v1/credit-terms", new { windowDays = 0 })).MustRefuseFieldsAsync());
        Assert.Equal([NoticeKind.TermsProposed], await NoticesAsync(sam));
        await (await api.PostAsync("/api/v1/credit-terms/1/sign", new { })).MustBeAsync(HttpStatusCode.Forbidden);
        await (await asMary.PostAsync("/api/v1/credit-terms/1/sign", new { side = "sales" })).MustBeAsync(HttpStatusCode.Forbidden);
        await (await asMary.PostAsync("/api/v1/credit-terms/1/sign", new { })).MustBeAsync(HttpStatusCode.OK);
        await (await asMary.PostAsync("/api/v1/credit-terms/1/sign", new { })).MustBeAsync(HttpStatusCode.Conflict);
        var signed = await (await asSam.PostAsync("/api/v1/credit-terms/1/sign", new { })).MustBeAsync(HttpStatusCode.OK);

        Assert.Equal("active", signed.Text("state"));
        Assert.Equal([NoticeKind.TermsSigned], await NoticesAsync(mary));
        var revenue = await RevenueAsync(api);
        Assert.Contains("45 days", revenue.Text("definition"), StringComparison.Ordinal);
        Assert.Contains("Version 1, signed by Mary for marketing and Sam for sales.", revenue.Text("definition"), StringComparison.Ordinal);
        Assert.Equal((1, "account"), (revenue.GetProperty("terms").GetProperty("number").GetInt32(), revenue.GetProperty("terms").Text("persons")));
        Assert.Equal("w", (await api.GetFromJsonAsync<JsonElement>("/api/v1/metrics/attribution")).Text("model"));
        await (await asSam.PostAsync("/api/v1/credit-terms/1/withdraw", new { })).MustBeAsync(HttpStatusCode.Conflict);
    }

    /// <summary>A deal of January or later that one touch led to, by a contact or by a colleague at the same account.</summary>
    private async Task WonAsync(int n, (int TouchDays, bool ByColleague, long Minor, DateTimeOffset WonAt) deal)
    {
        var (account, created) = (await Given.PastAccountAsync($"a{n}.test"), January);
        var (contact, colleague) = (await Given.PastLeadAsync(created.AddDays(-300), account: account), await Given.PastLeadAsync(created.AddDays(-300), account: account));
        await Given.TouchAsync(deal.ByColleague ? colleague : contact, created.AddDays(-deal.TouchDays));
        await Given.PastDealAsync(deal.Minor, created, deal.WonAt, "Won", account, contact);
    }

    private static long Sum(IEnumerable<(int TouchDays, bool ByColleague, long Minor, DateTimeOffset WonAt)> deals, CreditTerms terms) =>
        deals.Where(deal => deal.TouchDays <= terms.WindowDays && (!deal.ByColleague || terms.Persons == TouchPersons.Account)).Sum(deal => deal.Minor);

    private async Task SignAsync(int number, Role role) =>
        Assert.Null((await _app.Get<SignTerms>().RunAsync(number, null, Given.ActorOf(await Given.PersonAsync(role)))).Refusal);

    private async Task<MarketingPart> TotalsAsync() => (await _app.Get<RevenueQueries>().TotalsAsync(Quarter)).Won;

    private static async Task<JsonElement> RevenueAsync(HttpClient api) => await api.GetFromJsonAsync<JsonElement>("/api/v1/metrics/revenue");

    private async Task<IEnumerable<NoticeKind>> NoticesAsync(Person person) =>
        (await _app.Get<NoticeQueries>().NewestAsync(person.Id)).Select(notice => notice.Kind);
}
