using AlignmentHub.Domain;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Reads what an address asks a scorecard for.</summary>
public sealed class ScoreFilters(NameQueries names, IOptions<HubOptions> hub, TimeProvider clock)
{
    public async Task<Outcome<ScoreFilter>> ReadAsync(ScoreView view, CancellationToken ct = default)
    {
        var period = ReportPeriod.Read(view.From, view.To, hub.Value.Zone, clock.GetUtcNow());
        if (period.Value is not { } span) return period.Refusal!;

        var whose = await names.FindAsync(view.Team, view.Rep, view.Policy, ct);
        // Who or what is gone has kept and missed nothing: better no numbers than everybody's.
        return new ScoreFilter(span)
        {
            TeamId = Known(view.Team, whose.Team), RepId = Known(view.Rep, whose.Rep), PolicyId = Known(view.Policy, whose.Policy),
            Source = string.IsNullOrEmpty(view.Source) ? null : view.Source,
        };
    }

    /// <summary>A day of the hub's zone, as forms have it.</summary>
    public string Day(DateTimeOffset at) => hub.Value.Zone.DayOf(at).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Guid? Known(string? asked, Guid? found) => string.IsNullOrEmpty(asked) ? null : found ?? Guid.Empty;
}
