using System.Globalization;
using System.Text.RegularExpressions;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Admin.Terms;
using AlignmentHub.Web.Tests.Features.Integrations;

namespace AlignmentHub.Web.Tests.Features.Admin;

/// <summary>Calendar files as people find them, through the preview of the import into a calendar that is saved.</summary>
public sealed partial class HolidayFileTests
{
    private const string Folder = "data/lists/ics";

    public static TheoryData<string> Files => SharedData.Files(Folder, "*");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_file_is_read_day_by_day_or_refused_with_a_sentence(string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(SharedData.Folder(Folder), name));

        var read = HolidayFile.Read(text);

        if (read.Value is not { } file)
        {
            Assert.False(name.EndsWith(".ics", StringComparison.Ordinal), name);
            Assert.EndsWith(".", read.Refusal!.Reason);
            return;
        }
        var written = WholeDay().Matches(text).Select(match => DateOnly.ParseExact(match.Groups["day"].ValueSpan, "yyyyMMdd", CultureInfo.InvariantCulture)).Distinct().ToList();
        Assert.NotEmpty(written);
        Assert.Empty(written.Except(file.Days.Select(day => day.Date)).Take(file.LeftOut == 0 ? 10 : 0));
        MustBeFree(file, written);
    }

    private static void MustBeFree(HolidayFile file, List<DateOnly> days)
    {
        var form = new CalendarForm { TimeZone = "Asia/Tokyo" };
        form.Import(file.Days.Select(CalendarForm.Preview));
        form.Import(file.Days.Select(CalendarForm.Preview)); // the same file again adds nothing
        Assert.Equal(file.Days.Count, form.Imported.Count);

        var calendar = form.ToDocument().Read(forSaving: true).Value!;
        Assert.All(days, day => Assert.False(calendar.IsOpen(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.FromHours(9)))));
    }

    [GeneratedRegex(@"^DTSTART;VALUE=DATE:(?<day>\d{8})", RegexOptions.Multiline)]
    private static partial Regex WholeDay();
}
