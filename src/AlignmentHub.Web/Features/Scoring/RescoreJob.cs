using System.Globalization;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Scores all leads, when a version was activated and whenever somebody asks for it.</summary>
public sealed class RescoreJob(JobLog log, JobRequests requests, RescoreLeads rescore) : IJob
{
    public const string Name = "rescore";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, RunAsync, cancellationToken);

    /// <summary>A request notes the <see cref="ScoringOccasion"/>: by an event, whoever meets the definition qualifies now.</summary>
    public async Task<string> RunAsync(JobProgress progress, CancellationToken ct)
    {
        var causes = await requests.OfAsync(progress, Name, ct);
        var occasion = causes.Any(c => c.Note == nameof(ScoringOccasion.Event)) ? ScoringOccasion.Event : ScoringOccasion.Nightly;
        var after = Guid.TryParse(progress.Checkpoint, CultureInfo.InvariantCulture, out var checkpoint) ? checkpoint : Guid.Empty;
        var before = progress.RowsDone;
        var done = await rescore.RunAsync(progress.AsOf, after,
            run => progress.ReportAsync(before + run.Leads, before + run.Total, run.Last.ToString(), ct), occasion, countAnew: true, ct);
        await requests.EndAsync(causes, ct);
        return $"{before + done.Leads} leads scored, {done.Changed} changed";
    }
}
