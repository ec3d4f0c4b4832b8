using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Integrations;

public sealed class ImportKindTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task Accounts_come_by_domain_with_amounts_in_the_hubs_currency()
    {
        var import = await app.Given.ImportAsync("Web;Name;People;Revenue\nacme.kinds.example;Acme;1 200;1.500.000,50\nno domain;X;;\n", """
            {"kind":"accounts","columns":{"Web":"domain","Name":"name","People":"employees","Revenue":"revenue"},"decimal":",","constants":{"isTarget":true}}
            """, name: "accounts.csv");

        Assert.Equal((2, 1, 1), Counts(import));
        await using var db = app.Open();
        var acme = await db.Set<Domain.Leads.Account>().SingleAsync(a => a.Domain == "acme.kinds.example");
        Assert.Equal(("Acme", 1200, 150_000_050L, true), (acme.Name, acme.Employees, acme.RevenueMinor, acme.IsTarget));
    }

    [Fact]
    public async Task Activities_count_once_however_often_their_file_comes()
    {
        await app.Given.ImportAsync("Mail\nann@kinds.example\n", """{"kind":"leads","columns":{"Mail":"email"}}""");
        const string File = "Mail,What,When,Page\nann@kinds.example,page_view,2026-02-01 10:00,/pricing\nann@kinds.example,webinar,2026-02-02 10:00,\nnobody@kinds.example,page_view,2026-02-01 10:00,\n";
        const string Mapping = """{"kind":"activities","columns":{"Mail":"lead.email","What":"type","When":"at","Page":"url"},"constants":{"source":"web"}}""";

        Assert.Equal((3, 2, 1), Counts(await app.Given.ImportAsync(File, Mapping)));
        var again = await app.Given.ImportAsync(File, Mapping);

        Assert.Equal((3, 0, 1), Counts(again));
        Assert.Equal(2, again.GetProperty("unchanged").GetInt64());
    }

    [Fact]
    public async Task Deals_come_with_their_lead_and_their_owner()
    {
        var owner = await app.Given.PersonAsync(Role.SalesRep);
        await app.Given.ImportAsync("Id\nmql-1\nmql-2\n", """{"kind":"leads","columns":{"Id":"externalId"}}""");

        var import = await app.Given.ImportAsync($"mql,seller,rep,won,revenue\nmql-1,s-1,{owner.Email},2026-02-26 19:58:54,1200.5\nmql-1,s-2,{owner.Email},soon,x\n", """
            {"kind":"opportunities","columns":{"mql":"contact.externalId","seller":"externalId","rep":"owner","won":"closedAt","revenue":"amount"},
             "constants":{"name":"Deal","currency":"EUR","stage":"won","createdAt":"2026-02-01"}}
            """, name: "deals.csv");

        Assert.Equal((2, 1, 1), Counts(import));
        var errors = await app.Api().GetStringAsync($"/api/v1/imports/{import.GetProperty("id")}/errors.csv");
        Assert.Contains("amount: “x” is not a number", errors, StringComparison.Ordinal);
        Assert.Contains("closedAt: “soon” is not a date", errors, StringComparison.Ordinal);
        await using var db = app.Open();
        var deal = await db.Set<Opportunity>().SingleAsync(o => o.ExternalId == "s-1");
        Assert.Equal((120_050L, owner.Id, OpportunityStage.Won), (deal.AmountMinor, deal.OwnerId, deal.Stage));
        Assert.Equal("contact", (await db.Set<OpportunityContact>().SingleAsync(c => c.OpportunityId == deal.Id)).Role);

        await app.Given.ImportAsync("mql,seller\nmql-2,s-1\n", """
            {"kind":"opportunities","columns":{"mql":"contact.externalId","seller":"externalId"},
             "constants":{"name":"Deal","amount":"1200.5","currency":"EUR","stage":"won","createdAt":"2026-02-01","closedAt":"2026-02-26"}}
            """, name: "contacts.csv");

        Assert.Equal(2, await db.Set<OpportunityContact>().CountAsync(c => c.OpportunityId == deal.Id));
    }

    [Fact]
    public async Task Campaigns_come_with_a_column_of_cost_for_each_month()
    {
        var import = await app.Given.ImportAsync("Key,Name,Jan,Feb\nfair-26,Fair,1000,250.50\n", """
            {"kind":"campaigns","columns":{"Key":"key","Name":"name","Jan":"spend.2026-01.amount","Feb":"spend.2026-02.amount"},"constants":{"budgetKind":"demandCapture"}}
            """, name: "campaigns.csv");

        Assert.Equal((1, 1, 0), Counts(import));
        await using var db = app.Open();
        var campaign = await db.Set<Campaign>().SingleAsync(c => c.Key == "fair-26");
        Assert.Equal([100_000L, 25_050L], await db.Set<CampaignSpend>().Where(s => s.CampaignId == campaign.Id).OrderBy(s => s.Month).Select(s => s.AmountMinor).ToListAsync());

        await app.Given.ImportAsync("Key,Name,Feb,Mar\nfair-26,Fair,300,400\n", """
            {"kind":"campaigns","columns":{"Key":"key","Name":"name","Feb":"spend.2026-02.amount","Mar":"spend.2026-03.amount"}}
            """, name: "march.csv");

        Assert.Equal([100_000L, 30_000L, 40_000L], await db.Set<CampaignSpend>().Where(s => s.CampaignId == campaign.Id).OrderBy(s => s.Month).Select(s => s.AmountMinor).ToListAsync());
    }

    [Fact]
    public async Task A_report_with_a_footer_gives_its_rows_and_refuses_the_footer_line_by_line()
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(SharedData.Folder("data/imports/fixtures"), "salesforce_report_export_with_footer.csv"));

        var import = await app.Given.ImportAsync(file, """
            {"kind":"leads","columns":{"Lead ID":"externalId","Email":"email","Last Name":"lastName","Company / Account":"company","Create Date":"createdAt"},
             "dates":{"Create Date":{"format":"dd/MM/yyyy"}},"values":{"Company / Account":{"[not provided]":null}}}
            """, name: "report.csv");

        // The 15-character id is another id to the hub: it is told, not taken for the lead with the same address.
        Assert.Equal((8, 2, 6), Counts(import));
        var errors = await app.Api().GetStringAsync($"/api/v1/imports/{import.GetProperty("id")}/errors.csv");
        Assert.Contains("2,\"A lead with this e-mail address has another external id.", errors, StringComparison.Ordinal);
        Assert.Equal(5, errors.Split("one cell where the header has 14").Length - 1);
    }

    [Fact]
    public async Task Nine_thousand_real_leads_are_all_taken()
    {
        var path = Path.Combine(SharedData.Folder("data/x_education"), "Leads.csv");
        var headers = (await File.ReadLinesAsync(path).FirstAsync()).Split(',', StringSplitOptions.RemoveEmptyEntries);
        var mapping = JsonSerializer.Serialize(new
        {
            kind = "leads",
            columns = headers.ToDictionary(h => h, h => h switch { "Prospect ID" => "externalId", "Lead Source" => "source", "Country" => "country", _ => $"custom.{h}" }),
            values = headers.ToDictionary(h => h, _ => new Dictionary<string, string?> { ["Select"] = null }),
        });

        var import = await app.Given.ImportAsync(await File.ReadAllBytesAsync(path), mapping);

        Assert.Equal((9240, 9240, 0), Counts(import));
        await using var db = app.Open();
        Assert.Equal(0, await db.Database.SqlQuery<int>($"""select count(*)::int as "Value" from leads where custom::text like '%"Select"%' or custom->>'TotalVisits' <> (custom->'TotalVisits')::text""").SingleAsync());
    }

    private static (long Rows, long Created, long Refused) Counts(JsonElement import) =>
        (import.GetProperty("rows").GetInt64(), import.GetProperty("created").GetInt64(), import.GetProperty("refused").GetInt64());
}
