using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class FunnelReport(FunnelQueries funnel) : IReport
{
    private const string Cohort = "Cohort: the leads whose first MQL entry falls in the period. Entered: those that entered the stage at or after that entry and within the window; "
        + "a later stage implies the earlier ones. Rate: entered ÷ cohort.";

    private const string Throughput = "Throughput: entries into the stage in the period. Rate: ÷ entries into the stage before.";

    private enum View { Cohort, Throughput }

    public string Name => "funnel";

    public string Summary => "From MQL to customer: from, to, view (cohort, throughput), windowDays (1 to 3650), groupBy (none, source, campaign, channel, segment, rep, version, band, month)";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var (view, window) = (asked.Query.Choice<View>("view") ?? View.Cohort, asked.Query.Whole("windowDays", 1, 3650) ?? FunnelQueries.DefaultWindowDays);
        var by = asked.Query.Choice<FunnelGrouping>("groupBy") ?? FunnelGrouping.None;
        if (asked.Query.Refusal is { } unclear) return unclear;

        var isCohort = view == View.Cohort;
        var groups = isCohort ? await funnel.CohortAsync(asked.Period, window, by, ct) : await funnel.ThroughputAsync(asked.Period, by, ct);
        return new ReportAnswer(isCohort ? Cohort : Throughput, $"stage-Mql&windowDays={window}", new Dictionary<string, object?>
        {
            ["view"] = view, ["windowDays"] = window, ["groups"] = groups,
        }, new(["group", "stage", "cohort", "entered", "rate", "inferred", "immature", "backwards"], from g in groups from s in g.Stages
               select new object?[] { g.Key, s.Stage, g.Cohort, s.Entered, s.Rate, s.Inferred, g.Immature, g.Backwards }));
    }
}
