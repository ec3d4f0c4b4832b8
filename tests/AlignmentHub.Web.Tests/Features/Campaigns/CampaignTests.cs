using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Campaigns;

public sealed class CampaignTests(HubApp app) : IClassFixture<HubApp>
{
    private Given Given => app.Given;

    [Fact]
    public async Task A_campaign_that_a_lead_named_gets_its_budget_later()
    {
        await Given.PutLeadAsync("""{"email":"x@named.example","campaign":"summer"}""");

        var put = await Given.PutAsync("campaigns/by-key", """
            {"key":"summer","name":"Summer","channel":"ads","budgetKind":"demandCapture","spend":[{"month":"2026-01","amountMinor":500},{"month":"2026-02","amountMinor":700}]}
            """);
        var again = await Given.PutAsync("campaigns/by-key", """{"key":"summer","name":"Summer","spend":[{"month":"2026-02","amountMinor":900}]}""");

        Assert.Equal((200, 200), (put.Code, again.Code));
        Assert.Equal("Summer|ads|DemandCapture", await Given.AskAsync<string>("select concat_ws('|', name, channel, budget_kind) from campaigns where id = $1", put.Id));
        Assert.Equal(["2026-02-01 900"], await Given.ListAsync("select month || ' ' || amount_minor from campaign_spends where campaign_id = $1", put.Id));
    }

    [Fact]
    public async Task A_new_campaign_is_created_and_the_same_again_changes_nothing()
    {
        const string Json = """{"key":"new","name":"New","channel":null,"budgetKind":"demandGeneration","spend":[{"month":"2026-01","amountMinor":1}]}""";

        Assert.Equal(201, (await Given.PutAsync("campaigns/by-key", Json)).Code);
        Assert.Equal(200, (await Given.PutAsync("campaigns/by-key", Json)).Code);
        Assert.Equal(1, await Given.AskAsync<int>("select version from campaigns where key = 'new'"));
    }

    [Fact]
    public async Task Reps_write_no_campaigns()
    {
        var rep = await Given.PersonAsync(Role.SalesRep);

        Assert.Equal(403, (await Given.PutAsync("campaigns/by-key", """{"key":"mine","name":"Mine"}""", rep.Email)).Code);
    }
}
