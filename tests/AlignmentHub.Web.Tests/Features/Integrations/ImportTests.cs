using System.Text.Json;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Integrations;

public sealed class ImportTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Mapping = """{"kind":"leads","columns":{"Mail":"email","Name":"lastName","Job":"title"}}""";

    [Fact]
    public async Task Rows_of_a_file_become_leads_and_the_wrong_ones_say_why()
    {
        var import = await app.Given.ImportAsync("""
            Mail,Name,Job
            ann@rows.example,Ann,Head
            no-address,Bob,
            ,Cem,
            ann@rows.example,Ann,Head
            ann@rows.example,Anna,
            dan@rows.example,Dan,"two
            lines"

            """, Mapping);

        Assert.Equal("done", import.GetProperty("state").GetString());
        Assert.Equal((6, 1, 1, 3, 1), Counts(import));
        var errors = await ErrorsAsync(import);
        Assert.Equal(4, errors.Count);
        Assert.Equal("row,problems,Mail,Name,Job", errors[0]);
        Assert.StartsWith("2,email: ", errors[1], StringComparison.Ordinal);
        Assert.EndsWith(",no-address,Bob,", errors[1], StringComparison.Ordinal);
        Assert.StartsWith("3,Must have at least one of externalId and email.", errors[2], StringComparison.Ordinal);
        Assert.Equal("Anna", (await LeadAsync("ann@rows.example")).GetProperty("lastName").GetString());
        Assert.Equal("Head", (await LeadAsync("ann@rows.example")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_dry_run_counts_what_the_commit_will_and_leaves_everything_as_it_is()
    {
        await app.Given.ImportAsync("Mail,Name,Job\nold@dry.example,Old,CEO\nsame@dry.example,Same,\n", Mapping);
        var file = "Mail,Name,Job\nold@dry.example,New,CEO\nsame@dry.example,Same,\nbad,,\n"
            + string.Concat(Enumerable.Range(0, 2500).Select(i => $"p{i % 1800}@dry.example,Name {i % 900},\n"));

        var dry = await app.Given.ImportAsync(file, Mapping, "dryRun");
        var before = await TotalAsync();
        var commit = await app.Given.ImportAsync(file, Mapping);

        Assert.Equal(2, before);
        Assert.Equal(Counts(commit), Counts(dry));
        Assert.Equal((2503, 1800, 1, 1, 701), Counts(commit));
        Assert.Equal(await ErrorsAsync(commit), await ErrorsAsync(dry));

        async Task<int> TotalAsync() => (await GetAsync("leads?q=@dry.example")).GetProperty("items").GetArrayLength();
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        const string File = "Mail,Name,Job\nann@again.example,Ann,\nbob@again.example,Bob,CTO\n";
        await app.Given.ImportAsync(File, Mapping);

        Assert.Equal((2, 0, 0, 0, 2), Counts(await app.Given.ImportAsync(File, Mapping)));
    }

    [Fact]
    public async Task An_upload_that_is_sent_again_is_imported_once()
    {
        var caller = app.Api();
        caller.DefaultRequestHeaders.Add("Idempotency-Key", "upload-1");
        var (first, second) = (await PostAsync(), await PostAsync());

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        await app.Given.RunImportsAsync();
        Assert.Equal("once@again.example", (await LeadAsync("once@again.example")).GetProperty("email").GetString());

        async Task<HttpResponseMessage> PostAsync()
        {
            using var form = new MultipartFormDataContent("same-boundary")
            {
                { new ByteArrayContent("Mail,Name,Job\nonce@again.example,Once,\n"u8.ToArray()), "file", "once.csv" },
                { new StringContent(Mapping), "mapping" }, { new StringContent("commit"), "mode" },
            };
            return await caller.PostAsync("/api/v1/imports", form);
        }
    }

    [Theory]
    [InlineData("overwrite", "CTO", "CEO", "the file wins")]
    [InlineData("ifBlank", "CTO", "CTO", "what is known stays")]
    [InlineData("ifBlank", "", "CEO", "what is blank is filled")]
    [InlineData("never", "", "", "the file is not asked")]
    public async Task A_rule_says_what_the_file_may_overwrite(string rule, string known, string after, string because)
    {
        var email = $"{Guid.NewGuid():n}@rules.example";
        await app.Given.ImportAsync($"Mail,Name,Job\n{email},Ann,{known}\n", Mapping);

        await app.Given.ImportAsync($"Mail,Name,Job\n{email},Ann,CEO\n", Mapping.Replace("}}", $"}},\"rules\":{{\"title\":\"{rule}\"}}}}", StringComparison.Ordinal));

        Assert.Equal((after, because), ((await LeadAsync(email)).GetProperty("title").GetString() ?? "", because));
    }

    [Fact]
    public async Task Leads_from_a_file_are_scored_and_do_not_qualify_now()
    {
        await app.Given.ActiveDefinitionAsync("""
            { "stage": "mql", "fit": { "groups": [ { "name": "Role", "rules": [ { "name": "Head", "points": 90, "when": { "field": "title", "op": "contains", "value": "head" } } ] } ] },
              "engagement": { "groups": [] }, "weights": { "fit": 1, "engagement": 0 }, "thresholds": { "fit": 50 } }
            """);

        await app.Given.ImportAsync("Mail,Name,Job\nann@past.example,Ann,Head of IT\n", Mapping);
        var lead = await LeadAsync("ann@past.example");

        Assert.Equal(90, lead.GetProperty("score").GetDouble());
        Assert.Equal("raw", lead.GetProperty("stage").GetString());
    }

    [Fact]
    public async Task A_past_is_brought_along_with_its_dates_and_custom_fields()
    {
        await app.Given.ImportAsync("Id;Mql am;Umsatz;Kampagne\nx-1;31.12.2024;1.234,5;fair-24\n", """
            {"kind":"leads","columns":{"Id":"externalId","Mql am":"history.mql.at","Umsatz":"custom.revenue","Kampagne":"campaign"},
             "dates":{"Mql am":{"format":"dd.MM.yyyy","zone":"Europe/Berlin"}},"decimal":",","values":{"Umsatz":{"1.234,5":1234.5}},"constants":{"source":"fair"}}
            """);
        var lead = await LeadAsync("x-1");
        var past = (await GetAsync($"leads/{lead.GetProperty("id")}/timeline?kind=stage")).GetProperty("items")[0];

        Assert.Equal("mql", lead.GetProperty("stage").GetString());
        Assert.Equal("fair-24", lead.GetProperty("campaign").GetString());
        Assert.Equal(1234.5, lead.GetProperty("custom").GetProperty("revenue").GetDouble());
        Assert.Equal("2024-12-30T23:00:00Z", past.GetProperty("at").GetString());
    }

    private async Task<JsonElement> LeadAsync(string key) =>
        await GetAsync($"leads/{(await GetAsync($"leads?q={key}")).GetProperty("items").EnumerateArray().Single().GetProperty("id")}");

    private async Task<List<string>> ErrorsAsync(JsonElement import)
    {
        var text = await app.Api().GetStringAsync($"/api/v1/imports/{import.GetProperty("id")}/errors.csv");
        return [.. text.Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }

    private async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await app.Api().GetStringAsync($"/api/v1/{path}")).RootElement;

    private static (long Rows, long Created, long Updated, long Refused, long Unchanged) Counts(JsonElement import)
    {
        return (Of("rows"), Of("created"), Of("updated"), Of("refused"), Of("unchanged"));

        long Of(string name) => import.GetProperty(name).GetInt64();
    }
}
