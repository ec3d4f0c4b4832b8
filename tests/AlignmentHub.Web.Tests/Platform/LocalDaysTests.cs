using System.Globalization;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class LocalDaysTests
{
    [Theory]
    [InlineData("2026-03-29T01:59", "2026-03-29T00:59Z", "winter")]
    [InlineData("2026-03-29T02:30", null, "the clocks skip it")]
    [InlineData("2026-03-29T03:00", "2026-03-29T01:00Z", "summer")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30Z", "the first of two")]
    public void A_local_time_is_an_instant_unless_the_clocks_skip_it(string local, string? instant, string because)
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        var at = berlin.InstantOf(DateTime.Parse(local, CultureInfo.InvariantCulture));

        Assert.Equal((instant, because), (at?.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture), because));
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Niue")]
    public void The_first_and_the_last_day_that_can_be_typed_have_instants_everywhere(string zone)
    {
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);

        Assert.Equal((1, 9999), (there.BeginOf(DateOnly.MinValue).Year, there.EndOf(DateOnly.MaxValue).Year));
        Assert.Equal(there.BeginOf(new(2026, 3, 2)), there.EndOf(new(2026, 3, 1)));
    }
}
