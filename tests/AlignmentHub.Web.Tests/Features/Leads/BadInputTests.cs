using System.Net;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

/// <summary>Whatever is wrong with what is sent, wherever it is sent: the answer names it, and nothing is stored.</summary>
public sealed class BadInputTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Lead = "PUT leads/by-key";
    private const string Leads = "POST leads/batch";
    private const string Activity = "POST activities";
    private const string Activities = "POST activities/batch";
    private const string Account = "PUT accounts/by-domain/bad.example";
    private const string Deal = "PUT opportunities/by-key";
    private const string Campaign = "PUT campaigns/by-key";
    private const string Import = "POST imports";

    private const string DealMembers = """ "externalId":"bad","name":"Bad","amountMinor":5,"currency":"EUR","createdAt":"2026-01-01T00:00:00Z" """;

    // What a stored row would change.
    private const string Stored = """
        select concat_ws(' ', (select count(*) from leads), (select count(*) from activities), (select count(*) from accounts), (select count(*) from opportunities),
            (select count(*) from campaigns), (select count(*) from campaign_spends), (select count(*) from stage_moves), (select count(*) from field_changes),
            (select count(*) from imports), (select count(*) from import_files), (select sum(version) from leads), (select count(*) from handoffs))
        """;

    private static readonly string[] JsonEndpoints = [Lead, Leads, Activity, Activities, Account, Deal, Campaign];

    public static TheoryData<string, string, int> Unreadable => [.. from endpoint in JsonEndpoints
        from body in new[] { ("{", 400), ("", 400), ("no json", 400), ("""{"email":"a@bad.example","email":"b@bad.example"}""", 400), ("[]", 422), ("7", 422), ("null", 422) }
        select (endpoint, body.Item1, body.Item2)];

    public static TheoryData<string> Endpoints => [.. JsonEndpoints, Import];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_is_no_JSON_or_no_object_is_refused(string endpoint, string body, int status)
    {
        var answer = await SendAsync(endpoint, Answers.Json(body));

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 422) Assert.Contains("$", await answer.MustRefuseFieldsAsync());
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Another_type_bytes_that_are_no_text_and_far_too_much_are_refused(string endpoint)
    {
        var form = await SendAsync(endpoint, new StringContent("email=a@bad.example", null, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        if (endpoint == Import) return;

        var noText = await SendAsync(endpoint, new ByteArrayContent([.. "{\"name\":\""u8, 0xff, .. "\"}"u8]) { Headers = { ContentType = new("application/json") } });
        var tooMuch = await SendAsync(endpoint, Answers.Json($$"""{ "name": "{{new string('x', 17 * 1024 * 1024)}}" }"""));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge), (noText.StatusCode, tooMuch.StatusCode));
    }

    [Theory]
    [InlineData(Lead, """{"email":"a@bad.example","nickname":"A"}""", "nickname", "an unknown member")]
    [InlineData(Lead, """{"email":7}""", "email", "a wrong type")]
    [InlineData(Lead, """{"email":"a@bad.example","consent":"yes"}""", "consent", "a wrong type")]
    [InlineData(Lead, """{"email":"a@bad.example","custom":[1]}""", "custom", "a wrong type")]
    [InlineData(Lead, """{"email":"nodomain"}""", "email", "an address without domain")]
    [InlineData(Lead, """{"title":"Nobody"}""", "$", "no key")]
    [InlineData(Lead, """{"email":"a@bad.example","createdAt":"2026-03-03T09:00:01Z"}""", "createdAt", "more than a day ahead")]
    [InlineData(Lead, """{"email":"a@bad.example","createdAt":"2026-02-30T00:00:00Z"}""", "createdAt", "no such day")]
    [InlineData(Lead, """{"email":"a@bad.example","createdAt":"2026-03-01T00:00:00"}""", "createdAt", "no zone")]
    [InlineData(Lead, """{"email":"a@bad.example","owner":"nobody@hub.test"}""", "owner", "an unknown rep")]
    [InlineData(Lead, """{"email":"a@bad.example","title":"a\u0000b"}""", "title", "NUL")]
    [InlineData(Lead, """{"email":"a@bad.example","title":"\ud800"}""", "title", "half a character")]
    [InlineData(Lead, """{"email":"a@bad.example","custom":{"k":"a\u0000b"}}""", "custom.k", "NUL in a field of one's own")]
    [InlineData(Lead, """{"email":"a@bad.example","history":[{"stage":"customer","at":"2025-01-01T00:00:00Z"},{"stage":"mql","at":"2025-02-01T00:00:00Z"}]}""", "history[1].stage", "an illegal move")]
    [InlineData(Lead, """{"email":"a@bad.example","history":[{"stage":"won","at":"2025-01-01T00:00:00Z"}]}""", "history[0].stage", "no such stage")]
    [InlineData(Lead, """{"email":"a@bad.example","history":[{"stage":"mql","at":"2025-02-01T00:00:00Z"},{"stage":"accepted","at":"2025-01-01T00:00:00Z"}]}""", "history[1].at", "backwards")]
    [InlineData(Lead, """{"email":"nodomain","owner":"x","createdAt":"soon","nickname":"A"}""", "createdAt email nickname owner", "all at once")]
    [InlineData(Leads, """{"leads":7}""", "leads", "a wrong type")]
    [InlineData(Leads, """{"leads":[],"more":1}""", "more", "an unknown member")]
    [InlineData(Activity, """{"lead":{"email":"nobody@bad.example"},"type":"page_view","at":"2026-03-01T00:00:00Z"}""", "lead", "an unknown lead")]
    [InlineData(Activity, """{"lead":{"email":"nobody@bad.example"},"type":"page_view","at":"2026-03-03T09:00:01Z"}""", "at", "more than a day ahead")]
    [InlineData(Activity, """{"lead":{"email":"nodomain"},"type":"page_view","at":"2026-03-01T00:00:00Z"}""", "lead.email", "an address without domain")]
    [InlineData(Activity, """{"lead":"a@bad.example","type":"page_view","at":"2026-03-01T00:00:00Z"}""", "lead", "a wrong type")]
    [InlineData(Activity, """{"lead":{"email":"a@bad.example"},"type":"a\u0000","at":"2026-03-01T00:00:00Z","url":7,"what":1}""", "type url what", "all at once")]
    [InlineData(Activities, """{"activity":[]}""", "activity", "an unknown member")]
    [InlineData(Account, """{"employees":"many"}""", "employees", "a wrong type")]
    [InlineData(Account, """{"employees":-1}""", "employees", "below zero")]
    [InlineData(Account, """{"owner":"nobody@hub.test"}""", "owner", "an unknown rep")]
    [InlineData(Account, """{"name":"a\u0000","size":3}""", "name size", "NUL and an unknown member")]
    [InlineData("PUT accounts/by-domain/nodomain", "{}", "domain", "no domain")]
    [InlineData(Deal, "{" + DealMembers + ""","stage":"open","owner":"nobody@hub.test"}""", "owner", "an unknown rep")]
    [InlineData(Deal, "{" + DealMembers + ""","stage":"won"}""", "closedAt", "won when?")]
    [InlineData(Deal, "{" + DealMembers + ""","stage":"lost","closedAt":"2026-03-03T09:00:01Z"}""", "closedAt", "more than a day ahead")]
    [InlineData(Deal, "{" + DealMembers + ""","stage":"maybe"}""", "stage", "no such stage")]
    [InlineData(Deal, "{" + DealMembers + ""","stage":"open","account":"nodomain"}""", "account", "no domain")]
    [InlineData(Deal, "{" + DealMembers + ""","stage":"open","lostReason":"\u0000","probability":0.5}""", "lostReason probability", "NUL and an unknown member")]
    [InlineData(Deal, """{"externalId":"bad","name":"Bad","amountMinor":5.5,"currency":"euro","stage":"open","createdAt":"2026-01-01T00:00:00Z"}""", "amountMinor currency", "wrong types")]
    [InlineData(Campaign, """{"key":"bad","name":"Bad","budgetKind":"demand"}""", "budgetKind", "no such kind")]
    [InlineData(Campaign, """{"key":"bad","name":"Bad","spend":[{"month":"2026-13","amountMinor":1}]}""", "spend[0].month", "no such month")]
    [InlineData(Campaign, """{"key":"bad","name":"a\u0000","owner":"x"}""", "name owner", "NUL and an unknown member")]
    public async Task What_is_wrong_is_named_and_nothing_is_stored(string endpoint, string body, string fields, string because)
    {
        var answer = await SendAsync(endpoint, Answers.Json(body));

        Assert.Equal((fields, because), (string.Join(' ', await answer.MustRefuseFieldsAsync()), because));
    }

    [Theory]
    [InlineData(Leads, """{"leads":[{"email":"nodomain"},{"email":"a@bad.example","owner":"nobody@hub.test"},{"email":"a@bad.example","title":"a\u0000"},null,[]]}""")]
    [InlineData(Activities, """{"activities":[{"lead":{"email":"nobody@bad.example"},"type":"page_view","at":"2026-03-01T00:00:00Z"},{"at":"2027-01-01T00:00:00Z"},7]}""")]
    public async Task A_batch_of_which_nothing_is_right_stores_nothing(string endpoint, string body)
    {
        var items = (await (await SendAsync(endpoint, Answers.Json(body))).MustBeAsync(HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ToList();

        Assert.All(items, item => Assert.Equal(422, item.GetProperty("error").GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task A_picture_named_csv_and_a_table_of_bytes_store_nothing()
    {
        var before = await app.Given.AskAsync<string>(Stored);
        foreach (var file in new[] { [0x89, .. "PNG\r\n\u001a\n\0\0"u8], "Mail\nann@bad.example\0\n"u8.ToArray(), [] })
        {
            var answer = await app.Given.PostImportAsync(file, """{"kind":"leads","columns":{"Mail":"email"}}""", "commit");
            Assert.Equal(["file"], await answer.MustRefuseFieldsAsync());
        }
        Assert.Equal(before, await app.Given.AskAsync<string>(Stored));
    }

    /// <summary>Sends it and makes sure that it left nothing behind.</summary>
    private async Task<HttpResponseMessage> SendAsync(string endpoint, HttpContent body)
    {
        var before = await app.Given.AskAsync<string>(Stored);
        var (method, path) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        using var request = new HttpRequestMessage(new(method), $"/api/v1/{path}") { Content = body };
        var answer = await app.Api().SendAsync(request);
        Assert.Equal("application/problem+json", answer.IsSuccessStatusCode ? "application/problem+json" : answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(before, await app.Given.AskAsync<string>(Stored));
        return answer;
    }
}
