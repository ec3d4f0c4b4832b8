using AlignmentHub.Domain;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>The hub's zone and currency for pages that report.</summary>
public sealed class RevenuePeriods(IOptions<HubOptions> options, TimeProvider clock)
{
    public string Currency => options.Value.Currency;

    public TimeZoneInfo Zone => options.Value.Zone;

    public DateOnly Today => Zone.DayOf(clock.GetUtcNow());

    public Outcome<ReportPeriod> Read(string? from, string? to) => ReportPeriod.Read(from, to, Zone, clock.GetUtcNow());
}
