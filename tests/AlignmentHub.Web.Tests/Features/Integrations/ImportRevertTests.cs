using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Integrations;

public sealed class ImportRevertTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Leads = """{"kind":"leads","columns":{"Mail":"email","Job":"title"}}""";

    [Fact]
    public async Task What_an_import_made_goes_and_what_somebody_touched_since_stays()
    {
        await app.Given.PutLeadAsync("""{"email":"known@back.example","title":"CEO"}""");
        var import = await app.Given.ImportAsync("""
            Mail,Job
            gone@back.example,CEO
            gone@back.example,CTO
            also@back.example,
            changed@back.example,CEO
            active@back.example,CEO
            known@back.example,CFO

            """, Leads);
        await app.Given.PutLeadAsync("""{"email":"changed@back.example","title":"COO"}""");
        await app.Given.PostAsync("activities", """{"lead":{"email":"active@back.example"},"type":"page_view","at":"2026-03-01T09:00:00Z"}""");

        var reverted = await (await RevertAsync(import)).MustBeAsync(HttpStatusCode.OK);

        Assert.Equal(("reverted", 4, 2), (reverted.Text("state"), reverted.GetProperty("created").GetInt32(), reverted.GetProperty("removed").GetInt32()));
        Assert.Equal(["active@back.example CEO", "changed@back.example COO", "known@back.example CFO"],
            await app.Given.ListAsync("select email || ' ' || title from leads where email like '%@back.example' order by 1"));
        Assert.Equal(1L, await app.Given.AskAsync<long>("select count(*) from audit_entries where act = 'import.reverted' and subject = $1", $"import/{reverted.Text("id")}"));
    }

    [Fact]
    public async Task What_was_taken_back_can_be_imported_again()
    {
        const string File = "Mail,Job\none@again-back.example,CEO\ntwo@again-back.example,\n";
        await (await RevertAsync(await app.Given.ImportAsync(File, Leads))).MustBeAsync(HttpStatusCode.OK);

        var again = await app.Given.ImportAsync(File, Leads);

        Assert.Equal(2, again.GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task A_campaign_that_was_taken_back_comes_again_by_being_named()
    {
        var import = await app.Given.ImportAsync("Key,Name\ngone-26,Gone\n", """{"kind":"campaigns","columns":{"Key":"key","Name":"name"}}""");
        await app.Given.ImportAsync("Mail,Campaign\ntried@gone.example,gone-26\n", """{"kind":"leads","columns":{"Mail":"email","Campaign":"campaign"}}""", mode: "dryRun");
        await (await RevertAsync(import)).MustBeAsync(HttpStatusCode.OK);

        var lead = await app.Given.PutLeadAsync("""{"email":"real@gone.example","campaign":"gone-26"}""");

        Assert.Equal("gone-26", await app.Given.AskAsync<string>("select c.key from leads l join campaigns c on c.id = l.campaign_id where l.id = $1", lead.Id));
    }

    [Fact]
    public async Task Activities_go_with_the_points_they_gave()
    {
        await app.Given.ActiveDefinitionAsync();
        var lead = await app.Given.PutLeadAsync("""{"email":"points@score.example","title":"Head"}""");
        var before = await ScoreAsync(lead.Id);
        var import = await app.Given.ImportAsync("Mail,When\npoints@score.example,2026-03-01\n",
            """{"kind":"activities","columns":{"Mail":"lead.email","When":"at"},"constants":{"type":"demo_request"},"dates":{"When":{"format":"yyyy-MM-dd","zone":"UTC"}}}""");
        Assert.NotEqual(before, await ScoreAsync(lead.Id));

        await (await RevertAsync(import)).MustBeAsync(HttpStatusCode.OK);

        Assert.Equal(before, await ScoreAsync(lead.Id));
        Assert.Equal(0L, await app.Given.AskAsync<long>("select count(*) from activities where lead_id = $1", lead.Id));
    }

    [Theory]
    [InlineData("""{"kind":"accounts","columns":{"Key":"domain","Name":"name"}}""", "a1.example", "a2.example", "accounts", "domain")]
    [InlineData("""{"kind":"campaigns","columns":{"Key":"key","Name":"name"}}""", "a1.example", "a2.example", "campaigns", "key")]
    [InlineData("""{"kind":"opportunities","columns":{"Key":"externalId","Name":"name"},"constants":{"amountMinor":5,"currency":"EUR","stage":"open","createdAt":"2026-01-01T00:00:00Z"}}""",
        "a1.example", "a2.example", "opportunities", "external_id")]
    public async Task Of_other_things_those_stay_that_something_depends_on(string mapping, string free, string used, string table, string key)
    {
        var import = await app.Given.ImportAsync($"Key,Name\n{free},Free\n{used},Used\n", mapping);
        var lead = await app.Given.PutLeadAsync($$"""{"email":"{{table}}@uses.example","accountDomain":"{{used}}","campaign":"{{used}}"}""");
        await app.Given.PutAsync("opportunities/by-key", $$"""
            {"externalId":"{{used}}","name":"Used","amountMinor":5,"currency":"EUR","stage":"open","createdAt":"2026-01-01T00:00:00Z","contacts":[{"lead":{"id":"{{lead.Id}}"},"role":"buyer"}]}
            """);

        var reverted = await (await RevertAsync(import)).MustBeAsync(HttpStatusCode.OK);

        Assert.Equal(1, reverted.GetProperty("removed").GetInt32());
        Assert.Equal([used], await app.Given.ListAsync($"select {key} from {table} where {key} like 'a_.example'"));
    }

    [Fact]
    public async Task Only_what_counted_is_taken_back_once_and_by_those_who_import()
    {
        var dryRun = await app.Given.ImportAsync("Mail,Job\nonce@back2.example,\n", Leads, "dryRun");
        var import = await app.Given.ImportAsync("Mail,Job\nonce@back2.example,\n", Leads);
        var rep = await app.Given.PersonAsync(Role.SalesRep);

        Assert.Equal(HttpStatusCode.Conflict, (await RevertAsync(dryRun)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await RevertAsync(import, rep.Email)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await RevertAsync(import)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await RevertAsync(import)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api().PostAsync($"/api/v1/imports/{Guid.NewGuid()}/revert", null)).StatusCode);
    }

    private Task<HttpResponseMessage> RevertAsync(JsonElement import, string? actAs = null) => app.Api(actAs).PostAsync($"/api/v1/imports/{import.Text("id")}/revert", null);

    private Task<double> ScoreAsync(Guid lead) => app.Given.AskAsync<double>("select total from lead_scores where lead_id = $1", lead);
}
