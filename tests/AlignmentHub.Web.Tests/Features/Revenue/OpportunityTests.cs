using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class OpportunityTests(HubApp app) : IClassFixture<HubApp>
{
    private Given Given => app.Given;

    [Fact]
    public async Task A_won_deal_makes_its_contacts_customers_at_the_deals_own_instants()
    {
        var lead = await Given.PutLeadAsync("""{"externalId":"won","createdAt":"2026-01-01T00:00:00Z","history":[{"stage":"mql","at":"2026-01-02T00:00:00Z"}]}""");

        var deal = await Deal("won", "won-1", "\"stage\":\"won\",\"createdAt\":\"2026-01-10T00:00:00Z\",\"closedAt\":\"2026-01-20T00:00:00Z\"");
        var again = await Deal("won", "won-1", "\"stage\":\"won\",\"createdAt\":\"2026-01-10T00:00:00Z\",\"closedAt\":\"2026-01-20T00:00:00Z\"");

        Assert.Equal((201, 200), (deal.Code, again.Code));
        Assert.Equal(["(Engaged)", "Mql", "(HandedOff)", "(Accepted)", "(Sql)", "Opportunity", "Customer"], await Given.MovesAsync(lead.Id));
        Assert.Equal(["Opportunity 2026-01-10", "Customer 2026-01-20"], await Given.ListAsync(
            "select to_stage || ' ' || to_char(at, 'YYYY-MM-DD') from stage_moves where lead_id = $1 and to_stage in ('Opportunity', 'Customer') order by id", lead.Id));
        Assert.Equal(1, await Given.AskAsync<int>("select version from opportunities where id = $1", deal.Id));
    }

    [Fact]
    public async Task A_won_deal_can_say_when_its_customer_left()
    {
        await Given.PutLeadAsync("""{"externalId":"left"}""");
        const string Won = "\"stage\":\"won\",\"createdAt\":\"2025-01-01T00:00:00Z\",\"closedAt\":\"2025-02-01T00:00:00Z\"";

        var deal = await Deal("left", "left-1", $"{Won},\"endedAt\":\"2025-03-01T00:00:00Z\"");
        await Deal("left", "left-1", Won);
        Assert.Equal("2025-03-01", await Given.AskAsync<string>("select to_char(ended_at, 'YYYY-MM-DD') from opportunities where id = $1", deal.Id));
        await Deal("left", "left-1", $"{Won},\"endedAt\":null");
        Assert.True(await Given.AskAsync<bool>("select ended_at is null from opportunities where id = $1", deal.Id));

        Assert.Equal("endedAt", (await Deal("left", "left-1", $"{Won},\"endedAt\":\"2025-01-15T00:00:00Z\"")).Paths);
        Assert.Equal("endedAt", (await Deal("left", "left-2", "\"stage\":\"open\",\"createdAt\":\"2025-01-01T00:00:00Z\",\"endedAt\":\"2025-03-01T00:00:00Z\"")).Paths);
    }

    [Fact]
    public async Task A_lead_is_lost_when_all_its_deals_are()
    {
        var lead = await Given.PutLeadAsync("""{"externalId":"lost"}""");
        const string Lost = "\"stage\":\"lost\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"closedAt\":\"2026-02-01T00:00:00Z\",\"lostReason\":\"price\"";
        const string Open = "\"stage\":\"open\",\"createdAt\":\"2026-01-05T00:00:00Z\"";

        await Deal("lost", "lost-1", Open);
        await Deal("lost", "lost-2", Lost);
        Assert.Equal("Opportunity", await Given.StageAsync(lead.Id));

        await Deal("lost", "lost-1", Lost);
        Assert.Equal("Lost", await Given.StageAsync(lead.Id));

        await Deal("lost", "lost-3", Open);
        Assert.Equal("Opportunity", await Given.StageAsync(lead.Id));
    }

    [Fact]
    public async Task An_outcome_that_is_taken_back_is_taken_back_for_the_lead_too()
    {
        var lead = await Given.PutLeadAsync("""{"externalId":"back"}""");
        await Deal("back", "back-1", "\"stage\":\"won\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"closedAt\":\"2026-02-01T00:00:00Z\"");

        await Deal("back", "back-1", "\"stage\":\"open\",\"createdAt\":\"2026-01-01T00:00:00Z\"");
        Assert.Equal("Opportunity", await Given.StageAsync(lead.Id));

        await Deal("back", "back-1", "\"stage\":\"won\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"closedAt\":\"2026-02-10T00:00:00Z\"");
        Assert.Equal("Customer", await Given.StageAsync(lead.Id));
    }

    [Fact]
    public async Task A_win_before_its_MQL_keeps_its_own_instant()
    {
        var lead = await Given.PutLeadAsync("""{"externalId":"early","history":[{"stage":"mql","at":"2026-01-10T00:00:00Z"}]}""");

        await Deal("early", "early-1", "\"stage\":\"won\",\"createdAt\":\"2026-01-08T20:00:00Z\",\"closedAt\":\"2026-01-08T20:00:00Z\"");

        Assert.Equal("Customer", await Given.StageAsync(lead.Id));
        Assert.Equal(1L, await Given.AskAsync<long>("select count(*) from stage_moves where lead_id = $1 and to_stage = 'Customer' and at = '2026-01-08T20:00:00Z'", lead.Id));
    }

    [Fact]
    public async Task Who_takes_part_and_who_owns_a_deal_is_kept_until_said_otherwise()
    {
        var rep = await Given.PersonAsync(Role.SalesRep);
        await Given.PutLeadAsync("""{"email":"one@part.example"}""");
        var two = await Given.PutLeadAsync("""{"email":"two@part.example"}""");
        const string Base = "\"externalId\":\"part\",\"name\":\"Part\",\"amountMinor\":5,\"currency\":\"EUR\",\"stage\":\"open\",\"createdAt\":\"2026-01-01T00:00:00Z\"";

        var deal = await Given.PutAsync("opportunities/by-key", $$"""
            {{{Base}},"account":"part.example","owner":"{{rep.Email}}","contacts":[{"lead":{"email":"one@part.example"},"role":"buyer"},{"lead":{"id":"{{two.Id}}"},"role":"user"}]}
            """);
        await Given.PutAsync("opportunities/by-key", $$"""{{{Base}}}""");
        Assert.Equal(["buyer", "user"], await Given.ListAsync("select role from opportunity_contacts where opportunity_id = $1 order by 1", deal.Id));
        Assert.Equal(rep.Id, await Given.AskAsync<Guid>("select owner_id from opportunities where id = $1", deal.Id));

        await Given.PutAsync("opportunities/by-key", $$"""{{{Base}},"contacts":[{"lead":{"email":"two@part.example"},"role":"buyer"}]}""");
        Assert.Equal(["buyer"], await Given.ListAsync("select role from opportunity_contacts where opportunity_id = $1", deal.Id));
    }

    [Theory]
    [InlineData("\"stage\":\"won\"", 422, "closedAt", "won when?")]
    [InlineData("\"stage\":\"open\",\"owner\":\"nobody@hub.test\"", 422, "owner", "unknown rep")]
    [InlineData("\"stage\":\"open\",\"currency\":\"USD\"", 422, "currency", "no rate")]
    [InlineData("\"stage\":\"open\",\"contacts\":[{\"lead\":{\"email\":\"nobody@part.example\"},\"role\":\"x\"}]", 422, "contacts[0].lead", "unknown lead")]
    [InlineData("\"stage\":\"open\",\"owner\":\"nobody@hub.test\",\"contacts\":[{\"lead\":{\"email\":\"nobody@part.example\"},\"role\":\"x\"}]", 422, "contacts[0].lead owner", "both at once")]
    public async Task Bad_input_is_refused_with_the_field_named(string members, int status, string paths, string because)
    {
        var currency = members.Contains("currency", StringComparison.Ordinal) ? "" : "\"currency\":\"EUR\",";
        var answer = await Given.PutAsync("opportunities/by-key",
            $$"""{"externalId":"bad","name":"Bad","amountMinor":5,{{currency}}"createdAt":"2026-01-01T00:00:00Z",{{members}}}""");

        Assert.Equal((status, paths, because), (answer.Code, answer.Paths, because));
        Assert.Equal(0L, await Given.AskAsync<long>("select count(*) from opportunities where external_id = 'bad'"));
    }

    [Theory]
    [InlineData("USD", 1000, 1100, "1.1 on the day")]
    [InlineData("JPY", 1000, 600, "yen have no minor unit: 1000 yen at 0.006 are 6.00")]
    public async Task Amounts_are_reported_at_the_rate_of_their_day(string currency, long amount, long reported, string because)
    {
        await Given.AskAsync<object>("insert into exchange_rates values ('USD', '2026-01-30', 1.1), ('USD', '2026-01-20', 2), ('JPY', '2026-01-30', 0.006) on conflict do nothing returning 1");

        var deal = await Given.PutAsync("opportunities/by-key",
            $$"""{"externalId":"{{currency}}","name":"R","amountMinor":{{amount}},"currency":"{{currency}}","stage":"won","createdAt":"2026-01-01T00:00:00Z","closedAt":"2026-02-01T00:00:00Z"}""");

        Assert.Equal((reported, because), (await Given.AskAsync<long>("select reporting_minor from opportunities where id = $1", deal.Id), because));
    }

    private Task<Answer> Deal(string lead, string id, string members) => Given.PutAsync("opportunities/by-key",
        $$"""{"externalId":"{{id}}","name":"Deal","amountMinor":1000,"currency":"EUR",{{members}},"contacts":[{"lead":{"externalId":"{{lead}}"},"role":"buyer"}]}""");
}
