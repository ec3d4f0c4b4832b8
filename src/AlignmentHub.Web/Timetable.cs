using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Digests;
using AlignmentHub.Web.Features.Definitions.BackTests;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Platform.Jobs;

namespace AlignmentHub.Web;

/// <summary>Everything that happens without anybody clicking, and when (UTC).</summary>
internal static class Timetable
{
    public static readonly IReadOnlyList<ScheduledJob> Jobs =
    [
        new("sla-sweep", "0 * * * * ?", typeof(SlaSweepJob)),
        new("promise-sweep", "30 * * * * ?", typeof(PromiseSweepJob)),
        new("nightly", "0 5 0 * * ?", typeof(NightlyJob)),
        new(ActivateScheduledJob.Name, "0 * * * * ?", typeof(ActivateScheduledJob)),
        new(RescoreJob.Name, null, typeof(RescoreJob)),
        new(BackTestJob.Name, "15,45 * * * * ?", typeof(BackTestJob)),
        new(RequestedJobsJob.Name, "30 * * * * ?", typeof(RequestedJobsJob)),
        new("sla-recompute", "0 30 3 * * ?", typeof(SlaRecomputeJob)),
        new(ReconcileJob.Name, "0 45 2 * * ?", typeof(ReconcileJob)),
        new(DigestJob.Name, "0 10 * * * ?", typeof(DigestJob)),
        new("month-close", "0 30 1 3 * ?", typeof(MonthCloseJob)),
    ];
}
