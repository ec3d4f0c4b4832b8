using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Definitions;

public sealed class AgreementEndpointTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task A_version_is_proposed_signed_by_both_sides_and_activated_over_the_api()
    {
        var draft = await app.Given.DraftAsync(Given.UniqueDocument());
        var (marketer, seller) = (await app.Given.PersonAsync(Role.Marketer), await app.Given.PersonAsync(Role.SalesManager));
        await app.Given.OpenedBackTestAsync(draft, marketer, seller);
        using var asMarketer = app.Api(marketer.Email);
        using var asSeller = app.Api(seller.Email);
        var address = $"/api/v1/definitions/{draft.DefinitionId}/versions/{draft.Number}";

        var proposed = await (await asMarketer.PostAsync($"{address}/propose", new { because = "Sales rejects small companies", reason = "tooSmall" })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal("proposed", proposed.Text("state"));
        Assert.Equal(("Sales rejects small companies", "tooSmall"), (proposed.GetProperty("proposal").Text("because"), proposed.GetProperty("proposal").Text("reason")));
        await (await asMarketer.PostAsync($"{address}/sign", null)).MustBeAsync(HttpStatusCode.OK);
        var signed = await (await asSeller.PostAsync($"{address}/sign", new { side = "sales" })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal("signed", signed.Text("state"));
        Assert.Equal(["marketing", "sales"], signed.GetProperty("signatures").EnumerateArray().Select(s => s.Text("side")));
        Assert.All(signed.GetProperty("signatures").EnumerateArray(), s => Assert.True(s.GetProperty("relayed").GetBoolean()));

        var scheduled = await (await asMarketer.PostAsync($"{address}/activate", new { at = app.Clock.GetUtcNow().AddDays(1) })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal("scheduled", scheduled.Text("state"));
        var active = await (await asMarketer.PostAsync($"{address}/activate", new { })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(("active", true), (active.Text("state"), active.GetProperty("signed").GetBoolean()));
    }

    [Fact]
    public async Task Wrong_signers_are_told_why_and_with_the_right_status()
    {
        var version = await app.Given.ProposedAsync();
        var (marketer, seller, rep) = (await app.Given.PersonAsync(Role.Marketer), await app.Given.PersonAsync(Role.SalesManager), await app.Given.PersonAsync(Role.SalesRep));
        await app.Given.OpenedBackTestAsync(version, marketer);
        var address = $"/api/v1/definitions/{version.DefinitionId}/versions/{version.Number}/sign";

        await (await PostAsync(null, address)).MustBeAsync(HttpStatusCode.Forbidden); // the administrator, by role alone
        await (await PostAsync(rep, address)).MustBeAsync(HttpStatusCode.Forbidden);
        await (await PostAsync(marketer, address, new { side = "sales" })).MustBeAsync(HttpStatusCode.Forbidden);
        Assert.StartsWith("Open the finished back-test", (await (await PostAsync(seller, address)).MustBeAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["side"], await (await PostAsync(marketer, address, new { side = "both" })).MustRefuseFieldsAsync());
        await (await PostAsync(marketer, address)).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal("You have signed this version already.", (await (await PostAsync(marketer, address)).MustBeAsync(HttpStatusCode.Conflict)).Text("detail"));
    }

    [Fact]
    public async Task Who_has_not_read_the_version_as_it_is_changes_nothing()
    {
        var draft = await app.Given.DraftAsync(Given.UniqueDocument());
        var marketer = await app.Given.PersonAsync(Role.Marketer);
        await app.Given.OpenedBackTestAsync(draft, marketer);
        using var client = app.Api(marketer.Email);
        var address = $"/api/v1/definitions/{draft.DefinitionId}/versions/{draft.Number}";
        var read = await client.GetAsync(address);

        foreach (var act in new[] { "propose", "sign", "withdraw", "activate" })
            Assert.StartsWith("Somebody else changed this version", (await (await ActAsync(act, "\"77\"")).MustBeAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        var proposed = await (await ActAsync("propose", read.Headers.ETag!.ToString())).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal("proposed", proposed.Text("state"));

        async Task<HttpResponseMessage> ActAsync(string act, string seen)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/{act}") { Headers = { { "If-Match", seen } } };
            return await client.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_draft_is_not_signed_an_unknown_reason_is_refused_and_a_withdrawn_version_stays_withdrawn()
    {
        var draft = await app.Given.DraftAsync(Given.UniqueDocument());
        var marketer = await app.Given.PersonAsync(Role.Marketer);
        await app.Given.OpenedBackTestAsync(draft, marketer);
        var address = $"/api/v1/definitions/{draft.DefinitionId}/versions/{draft.Number}";

        await (await PostAsync(marketer, $"{address}/sign")).MustBeAsync(HttpStatusCode.Conflict);
        Assert.Equal(["reason"], await (await PostAsync(marketer, $"{address}/propose", new { reason = "tooBlue" })).MustRefuseFieldsAsync());
        await (await PostAsync(marketer, $"{address}/withdraw")).MustBeAsync(HttpStatusCode.OK);
        await (await PostAsync(marketer, $"{address}/propose")).MustBeAsync(HttpStatusCode.Conflict);
        await (await PostAsync(marketer, $"{address}/activate")).MustBeAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_change_of_what_is_proposed_answers_with_its_new_draft()
    {
        var version = await app.Given.ProposedAsync();
        using var client = app.Api((await app.Given.PersonAsync(Role.Marketer)).Email);

        var answer = await client.PutAsync($"/api/v1/definitions/{version.DefinitionId}/versions/{version.Number}", JsonElement.Parse(Given.UniqueDocument()));

        var draft = await answer.MustBeAsync(HttpStatusCode.Created);
        Assert.Equal(("draft", true), (draft.Text("state"), draft.GetProperty("number").GetInt32() > version.Number));
    }

    [Fact]
    public async Task The_audit_names_the_key_its_owner_and_who_signed()
    {
        var version = await app.Given.ProposedAsync();
        var marketer = await app.Given.PersonAsync(Role.Marketer);
        await app.Given.OpenedBackTestAsync(version, marketer);

        await PostAsync(marketer, $"/api/v1/definitions/{version.DefinitionId}/versions/{version.Number}/sign");

        await using var db = app.Open();
        var entry = await db.Set<AuditEntry>().SingleAsync(e => e.Act == "definition.signed" && e.ActorId == marketer.Id);
        Assert.NotNull(entry.ApiKeyId);
        Assert.Contains("\"relayed\": true", entry.After, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(Person? by, string address, object? body = null)
    {
        using var client = app.Api(by?.Email);
        return body is null ? await client.PostAsync(address, null) : await client.PostAsync(address, body);
    }
}

public sealed class ForbiddenRelayTests(ForbiddenRelayTests.StrictHub hub) : IClassFixture<ForbiddenRelayTests.StrictHub>
{
    [Fact]
    public async Task Where_the_setting_forbids_it_nobody_signs_through_the_key_of_another()
    {
        var app = hub.App;
        var version = await app.Given.ProposedAsync();
        var marketer = await app.Given.PersonAsync(Role.Marketer);
        await app.Given.OpenedBackTestAsync(version, marketer);
        using var client = app.Api(marketer.Email);

        var refused = await (await client.PostAsync($"/api/v1/definitions/{version.DefinitionId}/versions/{version.Number}/sign", null)).MustBeAsync(HttpStatusCode.Forbidden);

        Assert.StartsWith("This hub takes signatures only from the signers themselves.", refused.Text("detail"), StringComparison.Ordinal);
    }

    public sealed class StrictHub : IAsyncLifetime
    {
        public HubApp App { get; } = new() { Settings = { ["Hub:RelayedSignatures"] = "false" } };

        public ValueTask InitializeAsync() => App.InitializeAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
