using System.Text;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class LeadExportTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task The_filtered_list_leaves_as_a_table_that_no_spreadsheet_runs()
    {
        await app.Given.ListedAsync(new("ann@export.example") { First = "=1+1", Last = "Müller, \"A\"", Source = "export", MinutesOld = 1 });
        await app.Given.ListedAsync(new("bob@export.example") { Source = "export" });
        await app.Given.ListedAsync(new("eve@export.example") { Source = "elsewhere" });

        var lines = await ExportAsync(new LeadFilter { Source = "export" }, Role.Marketer);

        Assert.Equal("id,externalId,email,firstName,lastName,title,company,stage,score,grade,owner,source,campaign,lastActivityAt,createdAt,updatedAt", lines[0]);
        Assert.Equal(3, lines.Count);
        Assert.Contains(",bob@export.example,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",ann@export.example,'=1+1,\"Müller, \"\"A\"\"\",,,raw,,,,export,,,2026-03-02T08:59:00Z,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_lead_of_a_long_list_leaves_once()
    {
        await using (var db = app.Open())
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into leads (id, email, source, stage, stage_since, created_at, updated_at)
                select gen_random_uuid(), 'l' || n || '@long.example', 'long', 'Raw', now(), now(), now() from generate_series(1, 2345) n
                """);
        }

        var lines = await ExportAsync(new LeadFilter { Source = "long" }, Role.Leader);

        Assert.Equal(2346, lines.Distinct().Count());
    }

    [Fact]
    public async Task An_export_is_noted_and_reps_have_none()
    {
        var (rep, leader) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.Leader));
        using var output = new MemoryStream();

        var refused = await app.Get<LeadExport>().RunAsync(new LeadFilter(), LeadOrder.Latest, output, Given.ActorOf(rep));
        await app.Get<LeadExport>().RunAsync(new LeadFilter { Source = "noted" }, LeadOrder.Latest, Stream.Null, Given.ActorOf(leader));

        Assert.True(refused.Refusal?.IsForbidden);
        Assert.Equal(0, output.Length);
        await using var db = app.Open();
        Assert.Contains("noted", (await db.Set<AuditEntry>().SingleAsync(e => e.Act == "leads.exported" && e.ActorId == leader.Id)).After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?stage=mql,won&owner=none&minScore=20&sort=-score&q=m%C3%BCller", "/leads?q=m%C3%BCller&stage=mql&owner=none&minScore=20&sort=-score", "what cannot be read is left out")]
    [InlineData("?sort=company&after=rubbish&minScore=-1", "/leads", "nothing can be read")]
    [InlineData("", "/leads", "nothing is asked")]
    public void The_address_says_what_the_list_shows(string query, string address, string because)
    {
        Assert.Equal((address, because), (Read(query).Address, because));
    }

    [Theory]
    [InlineData("?stage=won", "stage")]
    [InlineData("?minScore=-1", "minScore")]
    [InlineData("?maxScore=high", "maxScore")]
    [InlineData("?owner=a%00b", "owner")]
    [InlineData("?where=%7B", "where")]
    [InlineData("?stage=mql,won&sort=rubbish&after=rubbish", "")]
    public void A_list_that_cannot_be_narrowed_as_asked_is_nobodys(string query, string unread) => Assert.Equal(unread, string.Join(' ', Read(query).Problem?.Fields.Keys ?? []));

    [Fact]
    public async Task Leads_are_asked_for_by_whoever_owns_them_even_after_they_left()
    {
        var (gone, staying) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep));
        await app.Given.ListedAsync(new("left@owner.example") { OwnerId = gone.Id });
        await app.Given.ListedAsync(new("kept@owner.example") { OwnerId = staying.Id });
        await app.Given.RunAsync("update people set is_active = false where id = $1", gone.Id);

        Assert.Equal("left@owner.example", await EmailsAsync($"?owner={gone.Email!.ToUpperInvariant()}"));
        Assert.Equal("kept@owner.example", await EmailsAsync($"?owner={staying.Email}"));
        Assert.Equal("", await EmailsAsync("?owner=nobody@hub.test"));

        async Task<string> EmailsAsync(string query)
        {
            var view = Read(query);
            var filter = view.Filter(await app.Get<LeadChoiceQueries>().OwnerAsync(view.Owner));
            return string.Join(' ', (await app.Get<LeadListQueries>().PageAsync(filter, view.Order, null, 200)).Select(l => l.Email));
        }
    }

    private static LeadsView Read(string query) =>
        LeadsView.Read(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));

    private async Task<List<string>> ExportAsync(LeadFilter filter, Role role)
    {
        using var output = new MemoryStream();
        Assert.True((await app.Get<LeadExport>().RunAsync(filter, LeadOrder.Latest, output, Given.ActorOf(await app.Given.PersonAsync(role)))).IsDone);
        return [.. Encoding.UTF8.GetString(output.ToArray()).Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }
}
