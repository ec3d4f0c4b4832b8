using System.Text;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class ImportJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    private const string Leads = """
        Lead ID;E-Mail;Last Name;Created
        J-1;ann@journey.example;Müller;31.12.2025
        J-2;no-address;Lee;1.2.2026
        J-3;cem@journey.example;Öz;3.2.2026
        """;

    [Fact]
    public async Task A_marketer_drops_a_file_tries_it_and_imports_it()
    {
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await marketer.GoAsync("/admin/imports");
        await marketer.Link("Import a file").ClickAsync();
        await DropAsync(marketer, "journey.csv", Leads);
        await Expect(marketer.Heading("1. The file: journey.csv")).ToBeVisibleAsync();
        await Expect(marketer.Field("Becomes: E-Mail")).ToHaveValueAsync("email");
        await Expect(marketer.Field("Date format")).ToHaveValueAsync("dd.MM.yyyy");
        (await marketer.BarriersAsync()).ShouldBeNone();

        await marketer.Button("Dry run").ClickAsync();
        await Expect(marketer.Page.GetByText("Waits for its turn")).ToBeVisibleAsync();
        await Hub.Given.RunImportsAsync();
        await Expect(marketer.Page.GetByRole(AriaRole.Row, new() { Name = "2 email: An e-mail address reads name@company.com." })).ToBeVisibleAsync();
        (await marketer.BarriersAsync()).ShouldBeNone();

        await marketer.Button("Import for real").ClickAsync();
        await Expect(marketer.Page.GetByText("Waits for its turn")).ToBeVisibleAsync();
        await Hub.Given.RunImportsAsync();
        await Expect(marketer.Page.GetByText("Done")).ToBeVisibleAsync();
        Assert.Contains("no-address", await ErrorFileAsync(marketer), StringComparison.Ordinal);
        await marketer.GoAsync("/leads?q=müller");
        await Expect(marketer.Link("Müller")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_import_is_taken_back_once_the_consequence_was_read()
    {
        var import = await Hub.Given.ImportAsync("Mail,Name\none@taken.example,Taken One\ntwo@taken.example,Taken Two\n", """{"kind":"leads","columns":{"Mail":"email","Name":"lastName"}}""");
        using var api = Hub.App.Api();
        using var changed = await api.PutAsync("/api/v1/leads/by-key", Answers.Json("""{"email":"two@taken.example","title":"Head"}"""));
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await marketer.GoAsync($"/admin/imports/{import.GetProperty("id")}");

        await marketer.Button("Take this import back").ClickAsync();
        var dialog = marketer.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(dialog).ToContainTextAsync("Removes what this import made (rows: 2). Leads that somebody changed");
        (await marketer.BarriersAsync()).ShouldBeNone();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take this import back" }).ClickAsync();

        await Expect(marketer.Page.GetByText("Rows gone: 1. Rows that stay: 1")).ToBeVisibleAsync();
        await Expect(marketer.Button("Take this import back")).ToHaveCountAsync(0);
        await marketer.GoAsync("/leads?q=taken");
        await Expect(marketer.Page.GetByText("1 lead", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Bad_rows_can_be_taken_home()
    {
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        var import = await Hub.Given.ImportAsync(Leads.Replace("journey", "home", StringComparison.Ordinal), """{"kind":"leads","columns":{"E-Mail":"email"}}""", "dryRun");
        await marketer.GoAsync($"/admin/imports/{import.GetProperty("id")}");

        Assert.Contains("J-2,no-address,Lee,1.2.2026", await ErrorFileAsync(marketer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_refused_in_words_and_work_on_a_file_can_be_come_back_to()
    {
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer), width: 390, height: 844);
        await marketer.GoAsync("/admin/imports/new");
        await DropAsync(marketer, "picture.csv", "\u0089PNG\r\n\u001a\n\0\0");
        await Expect(marketer.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The file is a picture");

        await DropAsync(marketer, "later.csv", "Mail,Remark\nann@later.example,x\n");
        await marketer.Field("Becomes: Remark").SelectOptionAsync("custom.Remark");
        await marketer.GoAsync("/admin/imports");
        await marketer.Link("later.csv").ClickAsync();
        await Expect(marketer.Field("Becomes: Remark")).ToHaveValueAsync("custom.Remark");
        Assert.Equal(0, await marketer.OverhangAsync());

        await marketer.GoAsync("/admin/imports");
        await marketer.Button("Remove later.csv").ClickAsync();
        await Expect(marketer.Link("later.csv")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Sales_has_no_imports()
    {
        var rep = await VisitorAsync(await Hub.PersonAsync(Role.SalesRep));

        Assert.DoesNotContain("/admin/imports", await rep.MenuAsync());
        Assert.Equal(403, (await rep.Page.Context.APIRequest.GetAsync("/admin/imports/new")).Status);
    }

    private static async Task<string> ErrorFileAsync(Visitor visitor)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Link("Download them with their reasons").ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        return await new StreamReader(file).ReadToEndAsync();
    }

    private static Task DropAsync(Visitor visitor, string name, string text) =>
        visitor.ChooseFileAsync(new() { Name = name, MimeType = "text/csv", Buffer = Bytes(text) });

    private static byte[] Bytes(string text) => text.StartsWith('\u0089') ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text);
}
