using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AlignmentHub.Web.Features.Integrations;
using AlignmentHub.Web.Tests.Features.Integrations;
using AlignmentHub.Web.Tests.Support;
using Microsoft.VisualBasic.FileIO;

namespace AlignmentHub.Web.Tests.Acceptance;

/// <summary>A company's 8,800 opportunities (data/README.md): agents own them, regions are their teams, and a deal is named after its product.</summary>
public sealed class MavenTests(HubApp app) : IClassFixture<HubApp>
{
    private readonly string _folder = SharedData.Folder("data/maven_crm");

    [Fact]
    public async Task Won_value_by_agent_product_region_and_quarter_is_what_the_files_add_up_to()
    {
        var (deals, regions) = (Read("sales_pipeline.csv"), Read("sales_teams.csv").ToDictionary(row => row["sales_agent"], row => row["regional_office"]));
        await PeopleAsync(regions);
        await ImportAsync(deals);
        var won = deals.Where(deal => deal["deal_stage"] == "Won").ToList();

        Assert.Equal(4238, won.Count);
        await IsAsync("rep", won, deal => deal["sales_agent"]);
        await IsAsync("team", won, deal => regions[deal["sales_agent"]]);
        await IsAsync("name", won, deal => deal["product"]);
        await IsAsync("quarter", won, deal => DateOnly.Parse(deal["close_date"], CultureInfo.InvariantCulture) is var day ? $"{day.Year}-Q{(day.Month + 2) / 3}" : "");
    }

    private async Task IsAsync(string groupBy, IReadOnlyList<IReadOnlyDictionary<string, string>> won, Func<IReadOnlyDictionary<string, string>, string> keyOf)
    {
        using var api = app.Api();
        var answer = await api.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/won?from=2016-01-01&to=2019-01-01&groupBy={groupBy}");
        var groups = answer.GetProperty("groups").EnumerateArray().ToDictionary(group => group.Text("key")!, group => (group.GetProperty("minor").GetInt64(), group.GetProperty("deals").GetInt32()));

        Assert.Equal(won.GroupBy(keyOf).ToDictionary(group => group.Key, group => (group.Sum(Minor), group.Count())), groups);
        Assert.Equal(won.Sum(Minor), answer.GetProperty("totalMinor").GetInt64());
        var (key, (minor, _)) = groups.First();
        var records = await api.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/records?of=wonBy{char.ToUpperInvariant(groupBy[0])}{groupBy[1..]}&key={Uri.EscapeDataString(key)}&from=2016-01-01&to=2019-01-01");
        Assert.Equal(minor, records.GetProperty("sumMinor").GetInt64());
    }

    private async Task PeopleAsync(Dictionary<string, string> regions)
    {
        using var api = app.Api();
        foreach (var region in regions.Values.Distinct())
            (await api.PutAsync($"/api/v1/admin/teams/{region.ToLowerInvariant()}", new { name = region, side = "sales" })).EnsureSuccessStatusCode();
        foreach (var (agent, region) in regions)
            (await api.PutAsync($"/api/v1/admin/users/by-email/{Mail(agent)}", new { name = agent, roles = new[] { "salesRep" }, team = region.ToLowerInvariant(), active = true })).EnsureSuccessStatusCode();
    }

    private async Task ImportAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> deals)
    {
        var file = new StringBuilder("id,product,agent,stage,engaged,closed,value\n");
        foreach (var deal in deals)
        {
            var stage = deal["deal_stage"] is "Won" or "Lost" ? deal["deal_stage"].ToLowerInvariant() : "open";
            // Prospects have not been engaged yet; a deal needs a beginning.
            var engaged = deal["engage_date"] is { Length: > 0 } day ? day : "2016-10-01";
            file.Append(CultureInfo.InvariantCulture, $"{deal["opportunity_id"]},{deal["product"]},{Mail(deal["sales_agent"])},{stage},{engaged},{deal["close_date"]},{deal["close_value"] switch { "" => "0", var value => value }}\n");
        }

        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file.ToString()));
        using var mapping = new StringContent("""
            { "kind": "opportunities", "constants": { "currency": "EUR" },
              "columns": { "id": "externalId", "product": "name", "agent": "owner", "stage": "stage", "engaged": "createdAt", "closed": "closedAt", "value": "amount" },
              "dates": { "engaged": { "format": "yyyy-MM-dd", "zone": "UTC" }, "closed": { "format": "yyyy-MM-dd", "zone": "UTC" } } }
            """);
        using var mode = new StringContent("commit");
        form.Add(content, "file", "sales_pipeline.csv");
        form.Add(mapping, "mapping");
        form.Add(mode, "mode");
        using var api = app.Api();
        var id = (await (await api.PostAsync(new Uri("/api/v1/imports", UriKind.Relative), form)).MustBeAsync(HttpStatusCode.Accepted)).GetProperty("id").GetGuid();
        await app.Get<RunImports>().RunAsync();
        var done = await api.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}");
        Assert.Equal(("done", 8800, 0), (done.Text("state"), done.GetProperty("created").GetInt32(), done.GetProperty("refused").GetInt32()));
    }

    private List<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var parser = new TextFieldParser(Path.Combine(_folder, name)) { Delimiters = [","] };
        var header = parser.ReadFields()!;
        List<IReadOnlyDictionary<string, string>> rows = [];
        while (parser.ReadFields() is { } cells) rows.Add(header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second));
        return rows;
    }

    private static long Minor(IReadOnlyDictionary<string, string> deal) => long.Parse(deal["close_value"], CultureInfo.InvariantCulture) * 100;

    private static string Mail(string agent) => $"{agent.ToLowerInvariant().Replace(' ', '.')}@maven.example";
}
