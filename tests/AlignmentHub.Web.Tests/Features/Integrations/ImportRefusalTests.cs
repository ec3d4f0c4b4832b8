using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Integrations;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Integrations;

public sealed class ImportRefusalTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Mapping = """{"kind":"leads","columns":{"Mail":"email"}}""";
    private static readonly byte[] File = "Mail,Name\nann@refused.example,Ann\n"u8.ToArray();

    public static TheoryData<string, string> NoTables => new()
    {
        { "a picture", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ" },
        { "an Excel workbook", "UEsDBBQABgAIAAAAIQ==" },
        { "is empty", "" },
        { "NUL bytes", Convert.ToBase64String("Mail\nann@refused.example\0\n"u8) },
        { "nothing below", Convert.ToBase64String("Mail,Name\n"u8) },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public async Task A_file_that_is_no_table_is_refused_and_not_kept(string words, string base64)
    {
        var answer = await app.Given.PostImportAsync(Convert.FromBase64String(base64), Mapping, "commit", "no-table.csv");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, (await ErrorsAsync(answer)).GetProperty("file")[0].GetString(), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.False(await db.Set<ImportFile>().AnyAsync(f => f.Name == "no-table.csv"));
    }

    [Theory]
    [InlineData(null, "commit", "mapping", "no mapping")]
    [InlineData("{", "commit", "mapping", "no JSON")]
    [InlineData("""{"kind":"leads","columns":{"Mail":"mail"}}""", "commit", "columns.Mail", "no such member")]
    [InlineData("""{"kind":"leads","columns":{"E-Mail":"email"}}""", "commit", "columns.E-Mail", "no such column")]
    [InlineData("""{"kind":"leads","columns":{"Name":"lastName"}}""", "commit", "columns", "no key")]
    [InlineData("""{"kind":"leads","columns":{"Mail":"email"},"encoding":"klingon"}""", "commit", "encoding", "no such encoding")]
    [InlineData(Mapping, null, "mode", "no mode")]
    [InlineData(Mapping, "maybe", "mode", "no such mode")]
    [InlineData("{", "maybe", "mapping mode", "all at once")]
    public async Task A_wrong_form_is_refused_with_each_field_named(string? mapping, string? mode, string fields, string because)
    {
        var answer = await app.Given.PostImportAsync(File, mapping, mode);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, because), (answer.StatusCode, because));
        Assert.Equal(fields, string.Join(' ', (await ErrorsAsync(answer)).EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_told_apart_from_a_form_without_a_file()
    {
        var json = await app.Api().PostAsJsonAsync("/api/v1/imports", new { mode = "commit" });
        using var form = new MultipartFormDataContent { { new StringContent(Mapping), "mapping" }, { new StringContent("commit"), "mode" } };
        var empty = await app.Api().PostAsync("/api/v1/imports", form);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal("file", Assert.Single((await ErrorsAsync(empty)).EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_too_large()
    {
        app.Settings["Hub:Imports:LargestMegabytes"] = "1";
        await using var small = app.NewHost();
        var client = small.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", HubApp.AdminKey);

        var answer = await app.Given.PostImportAsync(Encoding.UTF8.GetBytes("Mail\n" + new string('x', 1024 * 1024)), Mapping, "commit", caller: client);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.SalesRep)]
    [InlineData(Role.SalesManager)]
    [InlineData(Role.Leader)]
    public async Task Sales_and_leaders_import_nothing(Role role)
    {
        var person = await app.Given.PersonAsync(role);

        var answer = await app.Given.PostImportAsync(File, Mapping, "commit", caller: app.Api(person.Email));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_separator_that_makes_other_headers_fails_the_import_in_words()
    {
        var import = await app.Given.ImportAsync("Mail,Name\nann@refused.example,Ann\n", """{"kind":"leads","columns":{"Mail":"email"},"separator":";"}""");

        Assert.Equal("failed", import.GetProperty("state").GetString());
        Assert.Contains("The file has no such column", import.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_may_no_longer_write_imports_nothing_more()
    {
        var marketer = await app.Given.PersonAsync(Role.Marketer);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Given.PostImportAsync("Mail\nleft@refused.example\n"u8.ToArray(), Mapping, "commit", caller: app.Api(marketer.Email));
        await using (var db = app.Open())
            await db.Users.Where(p => p.Id == marketer.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsActive, false));

        await app.Given.RunImportsAsync();

        var import = (await app.Get<ImportQueries>().LatestAsync(1))[0];
        Assert.Equal(ImportState.Failed, import.State);
        Assert.Contains("Your role does not allow this", import.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_are_text_in_the_error_file_and_come_back_as_they_were()
    {
        var import = await app.Given.ImportAsync("Mail,Name\n=1+1,@SUM(A1)\n", Mapping);

        var errors = await app.Api().GetStringAsync($"/api/v1/imports/{import.GetProperty("id")}/errors.csv");

        Assert.Contains(",'=1+1,'@SUM(A1)\r\n", errors, StringComparison.Ordinal);

        await app.Given.ImportAsync(errors.Replace("'=1+1", "sum@refused.example", StringComparison.Ordinal), """{"kind":"leads","columns":{"Mail":"email","Name":"lastName"}}""");

        Assert.Equal("@SUM(A1)", await app.Given.AskAsync<string>("select last_name from leads where email = 'sum@refused.example'"));
    }

    private static async Task<JsonElement> ErrorsAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
}
