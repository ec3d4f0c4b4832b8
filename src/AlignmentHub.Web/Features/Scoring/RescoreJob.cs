using System.Globalization;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Scores all leads, when a version was activated and whenever somebody asks for it.</summary>
public sealed class RescoreJob(JobLog log, RescoreLeads rescore) : IJob
{
    public const string Name = "rescore";

    /// <summary>In the job's data: whether whoever meets the definition qualifies now.</summary>
    public const string Occasion = "occasion";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var occasion = context.MergedJobDataMap.TryGetValue(Occasion, out var given) ? Enum.Parse<ScoringOccasion>((string)given!) : ScoringOccasion.Nightly;
        await log.RunAsync(context, (progress, ct) => RunAsync(progress, occasion, ct), cancellationToken);
    }

    public async Task<string> RunAsync(JobProgress progress, ScoringOccasion occasion, CancellationToken ct)
    {
        var after = Guid.TryParse(progress.Checkpoint, CultureInfo.InvariantCulture, out var checkpoint) ? checkpoint : Guid.Empty;
        var before = progress.RowsDone;
        var done = await rescore.RunAsync(progress.AsOf, after,
            run => progress.ReportAsync(before + run.Leads, before + run.Total, run.Last.ToString(), ct), occasion, ct);
        return $"{before + done.Leads} leads scored, {done.Changed} changed";
    }
}
