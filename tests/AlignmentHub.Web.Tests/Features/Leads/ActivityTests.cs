using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class ActivityTests(HubApp app) : IClassFixture<HubApp>
{
    private Given Given => app.Given;

    [Fact]
    public async Task The_first_engagement_engages_and_a_send_does_not()
    {
        var lead = await Given.PutLeadAsync("""{"email":"first@act.example"}""");

        var sent = await Act("first@act.example", "email_sent", "2026-03-01T08:00:00Z");
        var viewed = await Act("first@act.example", "page_view", "2026-03-01T09:00:00Z");
        await Act("first@act.example", "page_view", "2026-03-01T10:00:00Z");

        Assert.Equal(("raw", "engaged"), (StageIn(sent), StageIn(viewed)));
        Assert.Equal(["Engaged"], await Given.MovesAsync(lead.Id));
        Assert.Equal(new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc), await Given.AskAsync<DateTime>("select stage_since from leads where id = $1", lead.Id));
    }

    [Fact]
    public async Task The_same_activity_counts_once_by_id_or_by_what_it_is()
    {
        await Given.PutLeadAsync("""{"externalId":"twice","email":"twice@act.example"}""");

        var one = await Given.PostAsync("activities", """{"id":"s-1","lead":{"externalId":"twice"},"type":"page_view","at":"2026-03-01T09:00:00Z"}""");
        var again = await Given.PostAsync("activities", """{"id":"s-1","lead":{"email":"twice@act.example"},"type":"webinar","at":"2026-03-01T11:00:00Z"}""");
        var tuple = await Given.PostAsync("activities", """{"lead":{"externalId":"twice"},"type":"event","at":"2026-03-01T10:00:00Z","url":"https://a.example"}""");
        var same = await Given.PostAsync("activities", """{"lead":{"email":"twice@act.example"},"type":"event","at":"2026-03-01T11:00:00+01:00","url":"https://a.example"}""");
        var other = await Given.PostAsync("activities", """{"lead":{"externalId":"twice"},"type":"event","at":"2026-03-01T10:00:00Z","url":"https://b.example"}""");

        Assert.Equal((201, 200, 201, 200, 201), (one.Code, again.Code, tuple.Code, same.Code, other.Code));
        Assert.Equal((one.Id, tuple.Id), (again.Id, same.Id));
        Assert.Equal(["event", "event", "page_view"], await Given.ListAsync(
            "select a.type from activities a join leads l on l.id = a.lead_id where l.external_id = 'twice' order by 1"));
    }

    [Fact]
    public async Task A_batch_takes_what_it_can_and_says_what_it_cannot()
    {
        await Given.PutLeadAsync("""{"email":"b@actbatch.example"}""");

        var answer = await Given.PostAsync("activities/batch", """
            {"activities":[
              {"lead":{"email":"b@actbatch.example"},"type":"page_view","at":"2026-03-01T09:00:00Z","campaign":"fresh"},
              {"lead":{"email":"stranger@actbatch.example"},"type":"page_view","at":"2026-03-01T09:00:00Z"},
              {"lead":{"email":"b@actbatch.example"},"type":"page_view","at":"2026-03-04T09:00:00Z"},
              {"lead":{"email":"b@actbatch.example"},"type":"page_view","at":"2026-03-01T09:00:00Z","campaign":"fresh"}]}
            """);

        var items = answer.Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["true", "lead", "at", "false"], items.Select(i => i.TryGetProperty("error", out var e)
            ? e.GetProperty("errors").EnumerateObject().Single().Name
            : i.GetProperty("created").GetRawText()));
        Assert.Equal(1L, await Given.AskAsync<long>("select count(*) from activities a join campaigns c on c.id = a.campaign_id where c.key = 'fresh'"));
    }

    [Fact]
    public async Task An_activity_scores_its_lead_and_hands_it_over_when_it_qualifies()
    {
        await Given.ActiveDefinitionAsync();
        await Given.PoolAsync(await Given.PersonAsync(Role.SalesRep));
        var lead = await Given.PutLeadAsync("""{"email":"demo@act.example","title":"Head"}""");

        var viewed = await Act("demo@act.example", "page_view", "2026-03-02T09:00:00Z");
        var asked = await Act("demo@act.example", "demo_request", "2026-03-02T09:00:00Z");

        Assert.Equal("raw", lead.Stage);
        Assert.Equal(("engaged", 32.5), (StageIn(viewed), ScoreIn(viewed)));
        Assert.Equal(("handedOff", 52.5), (StageIn(asked), ScoreIn(asked)));
        Assert.Equal(["Engaged", "Mql", "HandedOff"], await Given.MovesAsync(lead.Id));
    }

    [Fact]
    public async Task An_activity_from_a_clock_that_runs_ahead_counts_at_once()
    {
        await Given.ActiveDefinitionAsync();
        await Given.PutLeadAsync("""{"email":"ahead@act.example","title":"x"}""");

        var asked = await Act("ahead@act.example", "demo_request", "2026-03-02T09:00:30Z");

        Assert.Equal(30, ScoreIn(asked));
    }

    private Task<Answer> Act(string email, string type, string at) =>
        Given.PostAsync("activities", JsonSerializer.Serialize(new { lead = new { email }, type, at }));

    private static string? StageIn(Answer answer) => answer.Body.GetProperty("lead").GetProperty("stage").GetString();

    private static double ScoreIn(Answer answer) => answer.Body.GetProperty("lead").GetProperty("score").GetDouble();
}
