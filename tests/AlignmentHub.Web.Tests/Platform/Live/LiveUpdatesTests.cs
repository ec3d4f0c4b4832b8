using System.Globalization;
using AlignmentHub.Web.Platform.Live;

namespace AlignmentHub.Web.Tests.Platform.Live;

public sealed class LiveUpdatesTests
{
    [Fact]
    public void News_is_shown_in_the_culture_of_the_viewer_whoever_brings_it()
    {
        var live = new LiveUpdates();
        string? shown = null;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        using var watch = live.Watch("handoff/", () => shown = CultureInfo.CurrentCulture.Name);

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        live.Publish("handoff/1");

        Assert.Equal("de-DE", shown);
    }
}
