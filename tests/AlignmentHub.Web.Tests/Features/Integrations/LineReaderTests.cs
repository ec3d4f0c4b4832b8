using System.Text;
using System.Text.Json;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Integrations.Files;

namespace AlignmentHub.Web.Tests.Features.Integrations;

public sealed class LineReaderTests
{
    public static TheoryData<string> Spectrum => SharedData.Files("data/imports/csv-spectrum/csvs", "*.csv");

    public static TheoryData<string> Samples => SharedData.Files("data/imports/importer-samples", "*.csv");

    [Theory]
    [MemberData(nameof(Spectrum))]
    public async Task Every_file_of_the_spectrum_reads_as_its_JSON_says(string name)
    {
        var folder = SharedData.Folder("data/imports/csv-spectrum");
        var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "json", Path.ChangeExtension(name, ".json")))).RootElement;
        var rows = await RowsAsync(await File.ReadAllBytesAsync(Path.Combine(folder, "csvs", name)));

        // One expectation is no list, and its telephone number is not the one of its file.
        if (name == "location_coordinates.csv")
        {
            Assert.Equal(expected.GetProperty("Location Coordinates").GetString(), Assert.Single(rows)["Location Coordinates"]);
            return;
        }

        Assert.Equal(expected.EnumerateArray().Select(Members), rows);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_sample_has_its_headers_and_rows(string name)
    {
        var path = Path.Combine(SharedData.Folder("data/imports/importer-samples"), name);
        await using var content = File.OpenRead(path);

        var look = (await FileLook.OfAsync(content)).Value!;

        Assert.Equal("utf-8", look.Encoding);
        Assert.Equal(name switch { "european-semicolon.csv" => ';', "21-tab-separated.csv" => '\t', _ => ',' }, look.Separator);
        Assert.True(look.Headers.Count >= 4);
        Assert.InRange(look.Lines, 2, 6);
        Assert.DoesNotContain(look.Headers, h => h.Contains('\uFEFF', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cr_only_line_ends.csv", "utf-8", ',', 2)]
    [InlineData("duplicate_and_blank_headers.csv", "utf-8", ',', 3)]
    [InlineData("hubspot_contacts_semicolon_cp1252.csv", "windows-1252", ';', 4)]
    [InlineData("invalid_utf8.csv", "windows-1252", ',', 2)]
    [InlineData("meta_lead_ads_utf8.tsv", "utf-8", '\t', 4)]
    [InlineData("salesforce_report_export_with_footer.csv", "utf-8", ',', 10)]
    public async Task Encoding_separator_and_lines_of_real_exports_are_seen(string name, string encoding, char separator, long lines)
    {
        await using var content = File.OpenRead(Path.Combine(SharedData.Folder("data/imports/fixtures"), name));

        var look = (await FileLook.OfAsync(content)).Value!;

        Assert.Equal((encoding, separator, lines), (look.Encoding, look.Separator, look.Lines));
    }

    [Theory]
    [InlineData("a,b\r1,\"x\ry\"\r2,3\r", "a|b 1|x\ry 2|3", "CR only, also inside quotes")]
    [InlineData("a;b\r\n\"1;5\";2\r\n", "a|b 1;5|2", "a semicolon in quotes")]
    [InlineData("\uFEFFa\tb\n1\t2", "a|b 1|2", "a byte order mark, no line end at the end")]
    [InlineData(",,\n ,,\na,b,c\n1,2,3", "a|b|c 1|2|3", "blank lines above the header")]
    [InlineData("a|b\n1|\n\n|2\n", "a|b 1|  |2", "pipes, a line without anything")]
    [InlineData("sep=;\na;b\n1,5;2\n", "a|b 1,5|2", "what a spreadsheet says about itself")]
    public async Task Lines_are_split_as_their_author_meant(string text, string expected, string because)
    {
        await using var lines = await LineReader.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "utf-8", null);
        List<string> read = [string.Join('|', lines.Headers)];
        while (await lines.ReadAsync() is { } line) read.Add(string.Join('|', line.Cells));

        Assert.Equal((expected, because), (string.Join(' ', read), because));
    }

    [Fact]
    public async Task Letters_beyond_ASCII_arrive_in_any_common_encoding()
    {
        const string Text = "Name;City\nJosé Müller;Łódź\n";
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var rows = await RowsAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]);
            Assert.Equal("José Müller Łódź", $"{rows[0]["Name"]} {rows[0]["City"]}");
        }

        Assert.Equal("José – 5 €", (await RowsAsync([.. "Name\nJos"u8, 0xE9, .. " "u8, 0x96, .. " 5 "u8, 0x80]))[0]["Name"]);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_spoils_its_line_and_no_other()
    {
        await using var lines = await LineReader.OpenAsync(new MemoryStream("a,b\n1,2\n\"3,4\n5,6\n"u8.ToArray()), "utf-8", null);

        Assert.Null((await lines.ReadAsync())?.Problem);
        Assert.Contains("never closed", (await lines.ReadAsync())?.Problem, StringComparison.Ordinal);
        Assert.Null(await lines.ReadAsync());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n , ,\n", "no header")]
    [InlineData("a,b\n", "nothing below it")]
    [InlineData("a,b\n1,\u0000\n", "NUL")]
    [InlineData("PK\u0003\u0004rest", "Excel workbook")]
    [InlineData("%PDF-1.7\n", "a PDF")]
    [InlineData("<svg xmlns=''>", "a picture")]
    [InlineData("<!DOCTYPE html><table>", "a web page")]
    public async Task What_is_no_table_is_refused_in_a_sentence(string text, string word)
    {
        var look = await FileLook.OfAsync(new MemoryStream(Encoding.Latin1.GetBytes(text)));

        Assert.Contains(word, Assert.Single(look.Refusal!.Fields["file"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_no_table()
    {
        var look = await FileLook.OfAsync(new MemoryStream([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8]));

        Assert.Contains("a picture", Assert.Single(look.Refusal!.Fields["file"]), StringComparison.Ordinal);
    }

    private static async Task<List<Dictionary<string, string>>> RowsAsync(byte[] file)
    {
        var look = (await FileLook.OfAsync(new MemoryStream(file))).Value!;
        await using var lines = await LineReader.OpenAsync(new MemoryStream(file), look.Encoding, null);
        var names = ColumnLayout.Of(lines.Headers).Names;
        List<Dictionary<string, string>> rows = [];
        while (await lines.ReadAsync() is { } line)
            if (!line.IsBlank) rows.Add(names.Zip(line.Cells).ToDictionary(c => c.First, c => c.Second));

        return rows;
    }

    private static Dictionary<string, string> Members(JsonElement row) => row.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetString()!);
}
