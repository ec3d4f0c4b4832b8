using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Runs the back-tests that wait: started when one is asked for, and looked after by the timetable, which also takes up what a dead server left.</summary>
public sealed class BackTestJob(JobLog log, BackTestQueue queue, RunBackTests run) : IJob
{
    public const string Name = "backtest";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await queue.NextAsync(cancellationToken) is null) return; // nothing that a list of runs should show
        await log.RunAsync(context, RunAsync, cancellationToken);
    }

    public async Task<string> RunAsync(JobProgress progress, CancellationToken ct)
    {
        var done = await run.RunAsync((leads, all) => progress.ReportAsync(leads, all, ct: ct), ct);
        return $"{done} back-tests done";
    }
}
