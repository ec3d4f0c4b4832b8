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

    [Theory]
    [InlineData("handoff/", "handoff/1", true, "it is one of those that are watched")]
    [InlineData("handoff/1", "handoff/1", true, "it is the very one")]
    [InlineData("handoff/1", "handoff/2", false, "it is another one")]
    [InlineData("handoff/1", "handoff/", true, "many changed, and it may be among them")]
    [InlineData("handoff/", "lead/", false, "it is about other things")]
    [InlineData("", "lead/1", true, "everything is watched")]
    public void A_page_hears_of_what_it_shows(string watched, string topic, bool hears, string because)
    {
        var (live, heard) = (new LiveUpdates(), false);
        using var watch = live.Watch(watched, () => heard = true);

        live.Publish(topic);

        Assert.True(hears == heard, because);
    }
}
