using System.Globalization;
using AlignmentHub.Domain;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Time;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>What the revenue page shows, as it stands in its address.</summary>
public sealed record RevenueView(string? From, string? To, string? By, int? Window)
{
    public int WindowDays => Window is >= 1 and <= 3650 ? Window.Value : FunnelQueries.DefaultWindowDays;

    public FunnelGrouping Grouping => Enum.TryParse<FunnelGrouping>(By, ignoreCase: true, out var grouping) && Enum.IsDefined(grouping) ? grouping : FunnelGrouping.None;

    public string Address => Page("/revenue");

    /// <summary>The records behind one of the page's numbers.</summary>
    public string Records(string of, string? key = null) => QueryHelpers.AddQueryString(Page("/revenue/records"), new Dictionary<string, string?> { ["of"] = of, ["key"] = key });

    public string Records(string of, FunnelGroup group) => Records(of, Grouping == FunnelGrouping.None ? null : group.Key ?? "");

    private string Page(string page) => QueryHelpers.AddQueryString(page, new Dictionary<string, string?>
    {
        ["from"] = From, ["to"] = To, ["by"] = By, ["window"] = Window?.ToString(CultureInfo.InvariantCulture),
    });
}

/// <summary>The hub's zone and currency for pages that report.</summary>
public sealed class RevenuePeriods(IOptions<HubOptions> options, TimeProvider clock)
{
    public string Currency => options.Value.Currency;

    public DateOnly Today => options.Value.Zone.DayOf(clock.GetUtcNow());

    public Outcome<ReportPeriod> Read(string? from, string? to) => ReportPeriod.Read(from, to, options.Value.Zone, clock.GetUtcNow());
}
