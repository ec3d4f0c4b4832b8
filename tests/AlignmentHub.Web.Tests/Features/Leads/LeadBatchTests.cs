using System.Text.Json;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class LeadBatchTests(HubApp app) : IClassFixture<HubApp>
{
    private Given Given => app.Given;

    [Fact]
    public async Task A_refused_lead_does_not_stop_the_rest()
    {
        var answer = await Given.PostAsync("leads/batch", """
            {"leads":[{"email":"one@batch.example"},{"email":"bad"},7,{"email":"two@batch.example","owner":"nobody@hub.test"},{"externalId":"b3","email":"three@batch.example"},
                      {"externalId":"other","email":"three@batch.example"},{"email":"one@batch.example","title":"again"}]}
            """);

        Assert.Equal(200, answer.Code);
        var items = answer.Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], items.Select(i => i.GetProperty("index").GetInt32()));
        Assert.Equal(["created", "email", "$", "owner", "created", "", "updated"], items.Select(Said));
        Assert.Equal(409, items[5].GetProperty("error").GetProperty("status").GetInt32());
        Assert.Equal(items[0].GetProperty("id").GetGuid(), items[6].GetProperty("id").GetGuid());
        Assert.Equal(2L, await Given.AskAsync<long>("select count(*) from leads where email like '%@batch.example'"));
        Assert.Equal("again", await Given.AskAsync<string>("select title from leads where email = 'one@batch.example'"));
    }

    [Fact]
    public async Task An_address_may_go_from_one_contact_to_another()
    {
        await Given.PutLeadAsync("""{"externalId":"mv1","email":"shared@moves.example"}""");
        await Given.PutLeadAsync("""{"externalId":"mv3","email":"third@moves.example"}""");

        var answer = await Given.PostAsync("leads/batch", """
            {"leads":[{"externalId":"mv1","email":"third@moves.example"},{"externalId":"mv3","email":"fourth@moves.example"},{"externalId":"mv1","email":"new@moves.example"},
                      {"externalId":"mv2","email":"shared@moves.example"},{"externalId":"mv4","email":"third@moves.example"}]}
            """);

        Assert.Equal(["", "updated", "updated", "created", "created"], answer.Body.GetProperty("items").EnumerateArray().Select(Said));
        Assert.Equal(["mv1 new@moves.example", "mv2 shared@moves.example", "mv3 fourth@moves.example", "mv4 third@moves.example"],
            await Given.ListAsync("select external_id || ' ' || email from leads where email like '%@moves.example' order by 1"));
    }

    [Theory]
    [InlineData("""{"leads":{}}""", 422, "leads")]
    [InlineData("""{}""", 422, "leads")]
    [InlineData("""[]""", 422, "$")]
    [InlineData("""{"leads":[],"more":1}""", 422, "more")]
    [InlineData("""{"leads":[}""", 400, "")]
    [InlineData("""{"leads":[]}""", 200, "")]
    public async Task The_body_is_one_list(string json, int status, string paths)
    {
        var answer = await Given.PostAsync("leads/batch", json);

        Assert.Equal((status, paths), (answer.Code, answer.Paths));
    }

    [Fact]
    public async Task One_call_takes_a_thousand_leads()
    {
        var thousand = Body(1_000);
        var answer = await Given.PostAsync("leads/batch", thousand);

        Assert.Equal(200, answer.Code);
        Assert.Equal(1_000, answer.Body.GetProperty("items").GetArrayLength());
        Assert.Equal(413, (await Given.PostAsync("leads/batch", Body(1_001))).Code);

        static string Body(int count) =>
            JsonSerializer.Serialize(new { leads = Enumerable.Range(0, count).Select(i => new { email = $"p{i}@thousand{i % 7}.example", campaign = $"c{i % 3}" }) });
    }

    [Fact]
    public async Task Many_who_send_the_same_people_at_once_make_each_once()
    {
        var sends = Enumerable.Range(0, 8).Select(sender => Given.PostAsync("leads/batch", JsonSerializer.Serialize(new
        {
            leads = Enumerable.Range(0, 50).Select(i => (i + sender * 7) % 50).Select(i => new { email = $"p{i}@crowd{i % 5}.example", campaign = $"crowd{i % 4}", title = $"by {sender}" }),
        })));
        var answers = await Task.WhenAll(sends);

        Assert.All(answers, a => Assert.DoesNotContain(a.Body.GetProperty("items").EnumerateArray(), i => i.TryGetProperty("error", out _)));
        Assert.Equal(50, answers.Sum(a => a.Body.GetProperty("items").EnumerateArray().Count(i => i.GetProperty("created").GetBoolean())));
        Assert.Equal(50L, await Given.AskAsync<long>("select count(*) from leads where email like '%@crowd%'"));
        Assert.Equal(5L, await Given.AskAsync<long>("select count(*) from accounts where domain like 'crowd%'"));
        Assert.Equal(4L, await Given.AskAsync<long>("select count(*) from campaigns where key like 'crowd%'"));
    }

    [Fact]
    public async Task The_same_person_from_eight_connections_is_one_lead()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Given.PutLeadAsync($$"""{"externalId":"eight","email":"eight@same.example","phone":"{{i}}"}""")));

        Assert.Single(answers, a => a.Code == 201);
        Assert.Equal(7, answers.Count(a => a.Code == 200));
        Assert.Single(answers.Select(a => a.Id).Distinct());
    }

    private static string Said(JsonElement item)
    {
        if (!item.TryGetProperty("error", out var error)) return item.GetProperty("created").GetBoolean() ? "created" : "updated";

        return string.Join(" ", error.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }
}
