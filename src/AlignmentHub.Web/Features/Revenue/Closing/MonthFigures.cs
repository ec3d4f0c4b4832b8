using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>The numbers of a month as they are now: revenue and attribution by every model, funnel and promises of both sides. This is what a close freezes.</summary>
public sealed class MonthFigures(MonthMoney money, MonthFunnel funnel, MonthPromises promises)
{
    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(ReportPeriod month, DateTimeOffset now, CancellationToken ct = default) =>
        [.. await money.ReadAsync(month, ct), .. await funnel.ReadAsync(month, ct), .. await promises.ReadAsync(month, now, ct)];

    /// <summary>Every group of one number, without reading all the others.</summary>
    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(string name, ReportPeriod month, DateTimeOffset now, CancellationToken ct = default)
    {
        var kin = name.Split('/')[0] switch
        {
            "revenue" or "attribution" or "influenced" => await money.ReadAsync(month, ct),
            "cohort" or "throughput" => await funnel.ReadAsync(month, ct),
            _ => await promises.ReadAsync(month, now, ct),
        };
        return [.. kin.Where(figure => figure.Name == name)];
    }
}
