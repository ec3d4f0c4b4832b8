using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace AlignmentHub.Web.Platform.Ui;

/// <summary>Turns instants into the viewer's own time: their zone, else the browser's, else the hub's.</summary>
public sealed class ViewerTime(IJSRuntime browser, IOptions<HubOptions> options)
{
    public TimeZoneInfo Zone { get; private set; } = options.Value.Zone;

    /// <summary>Asked once per circuit, before the first page shows a time.</summary>
    /// <param name="chosen">The zone that the person chose, if any.</param>
    public async Task KnowAsync(string? chosen, CancellationToken ct = default)
    {
        var name = chosen ?? await browser.InvokeAsync<string?>("hub.timeZone", ct);
        if (name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) Zone = zone;
    }

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>Date and time, as short as the viewer's culture writes them.</summary>
    public string Short(DateTimeOffset at) => Local(at).ToString("g", CultureInfo.CurrentCulture);

    public string Day(DateTimeOffset at) => Local(at).ToString("d", CultureInfo.CurrentCulture);
}
