using System.Globalization;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>
/// What the passing of a day does: scores fade and qualifications with them, leads in nurture wake, and every clock is worked out again.
/// </summary>
public sealed class NightlyJob(JobLog log, RescoreLeads rescore, WakeLeads wake, RecomputeClocks recompute) : IJob
{
    private const string Scores = "scores";
    private const string Clocks = "clocks";

    // Once a week, so that nothing stays wrong that was counted wrong, whatever the reason.
    private const DayOfWeek CountsAnew = DayOfWeek.Sunday;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, RunAsync, cancellationToken);

    public async Task<string> RunAsync(JobProgress progress, CancellationToken ct)
    {
        var (phase, after) = Read(progress.Checkpoint);
        var before = progress.RowsDone;
        Rescoring? scored = null;
        if (phase == Scores)
        {
            scored = await rescore.RunAsync(progress.AsOf, after ?? Guid.Empty,
                run => progress.ReportAsync(before + run.Leads, before + run.Total, $"{Scores} {run.Last}", ct), countAnew: progress.AsOf.DayOfWeek == CountsAnew, ct: ct);
            (before, after) = (progress.RowsDone, null);
        }

        var woken = await wake.RunAsync(ct);
        var clocks = await recompute.RunAsync(after, sum => progress.ReportAsync(before + sum.Clocks, null, $"{Clocks} {sum.Last}", ct), ct);
        return $"{scored?.Leads ?? 0} leads scored, {scored?.Changed ?? 0} changed; {woken} woken; {clocks.Clocks} clocks worked out again, {clocks.Changed} changed";
    }

    /// <summary>The phase in which an interrupted run was, and behind which lead or clock it goes on.</summary>
    private static (string Phase, Guid? After) Read(string? checkpoint) => checkpoint?.Split(' ') is [var phase, var last]
        ? (phase, Guid.TryParse(last, CultureInfo.InvariantCulture, out var id) ? id : null)
        : (Scores, null);
}
