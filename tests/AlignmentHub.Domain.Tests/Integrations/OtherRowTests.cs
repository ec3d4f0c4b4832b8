using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;
using static AlignmentHub.Domain.Tests.Integrations.Rows;

namespace AlignmentHub.Domain.Tests.Integrations;

public sealed class OtherRowTests
{
    [Theory]
    [InlineData("""{"lead":{"email":"a@b.example"},"type":"page_view","at":"2026-03-01T00:00:00Z"}""", "", "all that is needed")]
    [InlineData("{}", "at lead type", "nothing there")]
    [InlineData("""{"lead":{},"type":"x","at":"2026-03-01T00:00:00Z"}""", "lead", "no key")]
    [InlineData("""{"lead":{"email":"a@b.example","externalId":"1"},"type":"x","at":"2026-03-01T00:00:00Z"}""", "lead", "two keys")]
    [InlineData("""{"lead":{"id":"17"},"type":"x","at":"2026-03-01T00:00:00Z"}""", "lead.id", "no id")]
    [InlineData("""{"lead":{"externalId":"1"},"type":" ","at":"2026-03-03T09:00:01Z","bot":true}""", "at bot type", "blank, future, unknown")]
    public void An_activity_says_whose_what_and_when(string json, string paths, string because) =>
        Assert.Equal((paths, because), (Problems(ActivityRow.Parse(Json(json), Now)), because));

    [Theory]
    [InlineData("acme.example", """{"name":"Acme","employees":12,"revenueMinor":100,"isTarget":true,"owner":"r@hub.example"}""", "", "all well")]
    [InlineData("acme", "{}", "domain", "no domain")]
    [InlineData("acme.example", """{"domain":"acme.example"}""", "domain", "stands in the address")]
    [InlineData("acme.example", """{"employees":-1,"revenueMinor":1.5,"isTarget":"yes"}""", "employees isTarget revenueMinor", "wrong values")]
    public void An_account_is_known_by_its_domain(string domain, string json, string paths, string because) =>
        Assert.Equal((paths, because), (Problems(AccountRow.Parse(domain, Json(json), Now)), because));

    [Theory]
    [InlineData("\"stage\":\"open\"", "", "open")]
    [InlineData("\"stage\":\"won\",\"closedAt\":\"2026-02-01T00:00:00Z\"", "", "won")]
    [InlineData("\"stage\":\"won\"", "closedAt", "won when?")]
    [InlineData("\"stage\":\"open\",\"closedAt\":\"2026-02-01T00:00:00Z\"", "closedAt", "open and closed")]
    [InlineData("\"stage\":\"lost\",\"closedAt\":\"2025-02-01T00:00:00Z\"", "closedAt", "closed before it began")]
    [InlineData("\"stage\":\"Won\"", "stage", "not as it is written")]
    [InlineData("\"stage\":\"open\",\"contacts\":[{\"lead\":{\"email\":\"a\"}}]", "contacts[0].lead.email contacts[0].role", "within a list")]
    public void A_deal_is_closed_exactly_if_it_is_won_or_lost(string members, string paths, string because)
    {
        var json = $$"""{"externalId":"d1","name":"Deal","amountMinor":1000,"currency":"EUR","createdAt":"2026-01-01T00:00:00Z",{{members}}}""";

        Assert.Equal((paths, because), (Problems(OpportunityRow.Parse(Json(json), Now)), because));
    }

    [Theory]
    [InlineData("1000.5", "EUR", "amountMinor")]
    [InlineData("-1", "EUR", "amountMinor")]
    [InlineData("1e3", "EUR", "amountMinor")]
    [InlineData("null", "eur", "amountMinor currency")]
    [InlineData("9223372036854775807", "EURO", "amountMinor currency")]
    public void Money_is_whole_minor_units_of_a_currency(string amount, string currency, string paths)
    {
        var json = $$"""{"externalId":"d1","name":"Deal","amountMinor":{{amount}},"currency":"{{currency}}","stage":"open","createdAt":"2026-01-01T00:00:00Z"}""";

        Assert.Equal(paths, Problems(OpportunityRow.Parse(Json(json), Now)));
    }

    [Fact]
    public void A_campaign_has_one_cost_a_month()
    {
        var campaign = CampaignRow.Parse(Json(
            """{"key":"q1","name":"Q1","channel":"ads","budgetKind":"demandCapture","spend":[{"month":"2026-01","amountMinor":5},{"month":"2026-02-01","amountMinor":0}]}"""), Now);

        Assert.Equal([new SpendRow(new(2026, 1, 1), 5), new SpendRow(new(2026, 2, 1), 0)], campaign.Value!.Spend.Value!);
        Assert.Equal(BudgetKind.DemandCapture, campaign.Value.BudgetKind.Value);
        Assert.Equal("spend[1].month", Problems(CampaignRow.Parse(Json(
            """{"key":"q1","name":"Q1","spend":[{"month":"2026-01","amountMinor":5},{"month":"2026-01","amountMinor":6}]}"""), Now)));
        Assert.Equal("budgetKind key spend[0].month", Problems(CampaignRow.Parse(Json(
            """{"name":"Q1","budgetKind":"other","spend":[{"month":"2026-01-15","amountMinor":5}]}"""), Now)));
    }
}
