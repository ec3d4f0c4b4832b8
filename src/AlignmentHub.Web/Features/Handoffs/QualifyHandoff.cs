using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions.Questions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Sales says that there is a deal to be made: the lead becomes an SQL. The active version of the SQL definition says what has to be answered.</summary>
public sealed class QualifyHandoff(HandoffDesk desk)
{
    /// <param name="answers">What the rep learnt, by question.</param>
    public Task<Outcome> RunAsync(HandoffKey id, SqlAnswers answers, Actor by, CancellationToken ct = default) => desk.WorkAsync(id, by, async work =>
    {
        var asked = await QuestionQueries.NowAsync(work.Db, ct);
        var read = asked is null ? answers : asked.Content.Check(answers);
        if (read.Value is not { } kept) return read.Refusal!;
        if (work.Handoff.Qualify(kept.ToJson(), asked?.VersionId, by.Id, work.Now).Refusal is { } refusal) return refusal;

        work.Meet(ClockKind.Outcome);
        work.CancelRest();
        work.Audit("handoff.qualified");
        return await work.MoveLeadAsync(LeadStage.Sql);
    }, ct);
}
