using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Web.Features.Integrations;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Page;
using AlignmentHub.Web.Tests.Features.Integrations;
using AlignmentHub.Web.Tests.Support;
using Microsoft.VisualBasic.FileIO;

namespace AlignmentHub.Web.Tests.Acceptance;

/// <summary>A marketplace's real funnel through the running app: 8,000 MQLs and 842 wins, with the answers that are known (data/README.md).</summary>
public sealed class OlistTests : IAsyncLifetime
{
    private const string From = "2016-01-01";
    private const string To = "2020-01-01";
    private const string Years = $"from={From}&to={To}";

    private readonly string _folder = SharedData.Folder("data/olist");
    private readonly HubApp _app = new() { Settings = { ["Hub:Currency"] = "BRL" } };
    private HttpClient _api = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _api = _app.Api();
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_funnel_of_a_real_marketplace_comes_out_as_its_own_files_say()
    {
        var (leads, deals) = (Leads(), Deals());
        await ImportAsync("olist_marketing_qualified_leads_dataset.csv");
        Assert.Equal(8000, await _app.Given.AskAsync<long>("select count(*) from leads where stage = 'Mql'"));

        await SendAgainAsync(leads);
        Assert.Equal(8000, await _app.Given.AskAsync<long>("select count(*) from leads"));

        await WinAsync(deals);
        await ConversionIsAsTheFilesSayAsync(leads, deals);
        await FunnelAndVelocityAreAsKnownAsync();
        await ThePageShowsTheSameAsync();
    }

    private async Task ImportAsync(string file)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(_folder, file)));
        using var mapping = new StringContent("""
            { "kind": "leads",
              "columns": { "mql_id": "externalId", "first_contact_date": "history.mql.at", "landing_page_id": "campaign", "origin": "source" },
              "dates": { "first_contact_date": { "format": "yyyy-MM-dd", "zone": "UTC" } } }
            """);
        using var mode = new StringContent("commit");
        form.Add(content, "file", file);
        form.Add(mapping, "mapping");
        form.Add(mode, "mode");

        using var answer = await _api.PostAsync("/api/v1/imports", form);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await _app.Get<RunImports>().RunAsync();
        var done = await _api.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}");

        Assert.Equal(("done", 8000, 8000, 0), (done.GetProperty("state").GetString(), done.GetProperty("rows").GetInt32(), done.GetProperty("created").GetInt32(), done.GetProperty("refused").GetInt32()));
    }

    /// <summary>The same people once more, over REST: nobody new comes of it.</summary>
    private async Task SendAgainAsync(IReadOnlyList<Mql> leads)
    {
        foreach (var thousand in leads.Chunk(1000))
        {
            var batch = new
            {
                leads = thousand.Select(lead => new
                {
                    externalId = lead.Id, campaign = lead.LandingPage, source = lead.Origin.Length == 0 ? null : lead.Origin,
                    history = new[] { new { stage = "mql", at = lead.FirstContact.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) } },
                }),
            };
            using var answer = await _api.PostAsJsonAsync("/api/v1/leads/batch", batch);
            var items = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items");
            Assert.DoesNotContain(items.EnumerateArray(), item => item.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null);
        }
    }

    private async Task WinAsync(IReadOnlyList<Deal> deals)
    {
        foreach (var rep in deals.Select(deal => deal.Rep).Distinct())
        {
            var made = await _app.Given.PutAsync($"admin/users/by-email/{Mail(rep)}", $$"""{ "name": "{{rep}}", "roles": ["salesRep"], "active": true }""");
            Assert.True(made.Code is 200 or 201, made.Body.ToString());
        }

        foreach (var deal in deals)
        {
            var opportunity = new
            {
                externalId = deal.Lead, name = $"Seller {deal.Lead}", amountMinor = (long)(deal.Revenue * 100), currency = "BRL", stage = "won",
                createdAt = deal.WonAt, closedAt = deal.WonAt, owner = Mail(deal.Rep), contacts = new[] { new { lead = new { externalId = deal.Lead }, role = "seller" } },
            };
            using var answer = await _api.PutAsJsonAsync("/api/v1/opportunities/by-key", opportunity);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private async Task ConversionIsAsTheFilesSayAsync(IReadOnlyList<Mql> leads, IReadOnlyList<Deal> deals)
    {
        var revenue = await _api.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/revenue?{Years}");
        Assert.Equal((842, deals.Sum(deal => (long)(deal.Revenue * 100))), (revenue.GetProperty("wonCount").GetInt32(), revenue.GetProperty("wonMinor").GetInt64()));
        Assert.Equal(0.1053, 842.0 / leads.Count, 0.0001);

        var won = deals.Select(deal => deal.Lead).ToHashSet();
        var groups = (await FunnelAsync("600", "source")).ToDictionary(group => group.GetProperty("key").GetString() ?? "");
        foreach (var origin in leads.GroupBy(lead => lead.Origin))
        {
            var group = groups[origin.Key];
            var customers = group.GetProperty("stages")[5].GetProperty("entered").GetInt32() + group.GetProperty("backwards").GetInt32();
            Assert.Equal((origin.Count(), origin.Count(lead => won.Contains(lead.Id))), (group.GetProperty("cohort").GetInt32(), customers));
        }

        var search = groups["paid_search"];
        Assert.Equal(0.123, search.GetProperty("stages")[5].GetProperty("entered").GetDouble() / search.GetProperty("cohort").GetInt32(), 0.0005);
    }

    private async Task FunnelAndVelocityAreAsKnownAsync()
    {
        foreach (var (window, customers) in new[] { ("600", 841), ("90", 690) })
        {
            var all = Assert.Single(await FunnelAsync(window, "none"));
            Assert.Equal((8000, customers, 1), (all.GetProperty("cohort").GetInt32(), all.GetProperty("stages")[5].GetProperty("entered").GetInt32(), all.GetProperty("backwards").GetInt32()));
        }

        var velocity = await _api.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/velocity?{Years}");
        var won = velocity.GetProperty("stages").EnumerateArray().Single(step => step.GetProperty("from").GetString() == "mql" && step.GetProperty("to").GetString() == "customer");
        Assert.Equal((842, 1), (won.GetProperty("passes").GetInt32(), won.GetProperty("negative").GetInt32()));
        Assert.Equal(14.7, won.GetProperty("medianDays").GetDouble(), 0.05);
    }

    private async Task ThePageShowsTheSameAsync()
    {
        foreach (var (window, customers) in new[] { (600, 841), (90, 690) })
        {
            var view = new RevenueView(From, To, Window: window);
            var numbers = await _app.Get<RevenueNumbersQueries>().AllAsync(view, _app.Get<RevenuePeriods>().Read(From, To).Value!);
            Assert.Equal(842, numbers.Totals.WonCount);
            Assert.Contains($">{customers}</a>", await _app.RenderAsync<FunnelTable>(new() { ["Groups"] = numbers.Groups, ["View"] = view, ["Campaigns"] = numbers.Campaigns }), StringComparison.Ordinal);
            Assert.Matches(@">842</a>[\s\S]*>14\.7 d", await _app.RenderAsync<VelocityTable>(new() { ["Stages"] = numbers.Velocity, ["View"] = view }));
        }
    }

    private async Task<JsonElement[]> FunnelAsync(string window, string groupBy) =>
        [.. (await _api.GetFromJsonAsync<JsonElement>($"/api/v1/metrics/funnel?{Years}&windowDays={window}&groupBy={groupBy}")).GetProperty("groups").EnumerateArray()];

    private List<Mql> Leads() => Read("olist_marketing_qualified_leads_dataset.csv", row =>
        new Mql(row("mql_id"), DateOnly.ParseExact(row("first_contact_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture), row("landing_page_id"), row("origin")));

    private List<Deal> Deals() => Read("olist_closed_deals_dataset.csv", row =>
        new Deal(row("mql_id"), row("sr_id"), DateTimeOffset.Parse(row("won_date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            decimal.Parse(row("declared_monthly_revenue"), CultureInfo.InvariantCulture)));

    private List<T> Read<T>(string file, Func<Func<string, string>, T> make)
    {
        using var parser = new TextFieldParser(Path.Combine(_folder, file)) { Delimiters = [","] };
        List<string[]> rows = [];
        while (parser.ReadFields() is { } cells) rows.Add(cells);
        var columns = rows[0].Index().ToDictionary(column => column.Item, column => column.Index);
        return [.. rows.Skip(1).Select(cells => make(column => cells[columns[column]]))];
    }

    private static string Mail(string rep) => $"{rep}@sellers.example";

    private sealed record Mql(string Id, DateOnly FirstContact, string LandingPage, string Origin);

    private sealed record Deal(string Lead, string Rep, DateTimeOffset WonAt, decimal Revenue);
}
