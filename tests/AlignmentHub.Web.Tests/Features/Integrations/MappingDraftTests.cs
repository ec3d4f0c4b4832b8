using System.Text;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Integrations;
using AlignmentHub.Web.Features.Integrations.Wizard;
using AlignmentHub.Web.Tests.Support;
using Given = AlignmentHub.Web.Tests.Support.Given;

namespace AlignmentHub.Web.Tests.Features.Integrations;

public sealed class MappingDraftTests(HubApp app) : IClassFixture<HubApp>
{
    private const string File = "E-Mail;Title;Created;Notes\nann@draft.example;Select;31.12.2025;x\nbob@draft.example;CFO;1.2.2026;\n";

    [Fact]
    public async Task A_new_file_comes_with_members_and_date_formats_suggested()
    {
        var draft = MappingDraft.Suggested(ImportKind.Leads, await SampleAsync(await StoreAsync(File)), null, null);

        Assert.Equal(["email", "title", "createdAt", ""], draft.Columns.Select(c => c.Member));
        Assert.Equal("dd.MM.yyyy", draft.Columns[2].Format);
        Assert.Equal(["Select", "CFO"], draft.Columns[1].Samples);
    }

    [Fact]
    public async Task What_was_decided_is_the_mapping_and_comes_back_from_it()
    {
        var sample = await SampleAsync(await StoreAsync(File));
        var draft = MappingDraft.Suggested(ImportKind.Leads, sample, null, null);
        (draft.Columns[1].Blanks, draft.Columns[1].Rule) = ("Select; n/a", FieldRule.IfBlank);
        draft.Columns[3].Become(draft.Columns[3].OwnField, ImportKind.Leads);
        draft.Constants.Add(new ConstantDraft { Member = "source", Value = "fair" });

        var mapping = FieldMapping.Parse(draft.ToMapping().ToJson()).Value!;

        Assert.Equal("custom.Notes", mapping.Columns["Notes"]);
        Assert.Equal(FieldRule.IfBlank, mapping.Rules["title"]);
        Assert.Equal("Select; n/a", MappingDraft.Of(mapping, sample).Columns[1].Blanks);
        Assert.Equal(mapping.ToJson(), MappingDraft.Of(mapping, sample).ToMapping().ToJson());
    }

    [Fact]
    public async Task The_mapping_of_the_last_import_with_the_same_headers_is_remembered()
    {
        const string Mapping = """{"kind":"leads","columns":{"E-Mail":"email","Notes":"custom.remember"}}""";
        await app.Given.ImportAsync(File, Mapping);
        await app.Given.ImportAsync(File, """{"kind":"leads","columns":{"E-Mail":"email"}}""", "dryRun");
        var same = await StoreAsync(File.Replace("ann@", "eve@", StringComparison.Ordinal));
        var other = await StoreAsync(File.Replace("Notes", "Remarks", StringComparison.Ordinal));

        Assert.Equal("custom.remember", (await app.Get<ImportQueries>().RememberedAsync(same.HeaderSet, ImportKind.Leads))?.Columns["Notes"]);
        Assert.Null(await app.Get<ImportQueries>().RememberedAsync(same.HeaderSet, ImportKind.Accounts));
        Assert.Null(await app.Get<ImportQueries>().RememberedAsync(other.HeaderSet, ImportKind.Leads));
    }

    [Fact]
    public async Task Work_on_a_mapping_can_be_left_and_come_back_to_and_thrown_away()
    {
        var me = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        var file = await StoreAsync("Mail\nleft@draft.example\n");

        await app.Get<SaveDraft>().RunAsync(file.Id, FieldMapping.Parse("""{"kind":"leads","columns":{"Mail":"email"}}""").Value!, me);
        Assert.Contains("email", (await app.Get<ImportQueries>().FileAsync(file.Id))?.Draft, StringComparison.Ordinal);
        Assert.Contains((await app.Get<ImportQueries>().WaitingFilesAsync(200)), f => f.Id == file.Id);

        Assert.True((await app.Get<DiscardFile>().RunAsync(file.Id, me)).IsDone);
        Assert.Null(await app.Get<ImportQueries>().FileAsync(file.Id));
    }

    [Fact]
    public async Task A_file_that_was_imported_is_not_thrown_away()
    {
        var me = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        var file = await StoreAsync("Mail\nkept@draft.example\n");
        await app.Get<StartImport>().RunAsync(file.Id, FieldMapping.Parse("""{"kind":"leads","columns":{"Mail":"email"}}""").Value!, ImportMode.DryRun, me);

        Assert.Contains("has been imported", (await app.Get<DiscardFile>().RunAsync(file.Id, me)).Refusal?.Reason, StringComparison.Ordinal);
    }

    private async Task<ImportFile> StoreAsync(string file)
    {
        var me = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        return (await app.Get<StoreFile>().RunAsync("draft.csv", new MemoryStream(Encoding.UTF8.GetBytes(file)), me)).Value!;
    }

    private Task<FileSample> SampleAsync(ImportFile file) => app.Get<ImportQueries>().SampleAsync(file.Id, file.Encoding, file.Separator);
}
