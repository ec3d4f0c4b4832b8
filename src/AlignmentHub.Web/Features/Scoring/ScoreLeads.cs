using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>
/// Scores leads, writes what differs, and lets those that qualify go to sales (semantics.md 3.5 and 3.6), in the transaction of whoever
/// has a reason to.
/// </summary>
public sealed class ScoreLeads(ActiveDefinitions definitions, OpenHandoffs openHandoffs, WithdrawHandoffs withdrawHandoffs, TimeProvider clock)
{
    internal ActiveDefinitions Definitions => definitions;

    /// <summary>Scores leads as they are in the database, and says how many differ from what was stored.</summary>
    /// <param name="at">The instant of the score; what happened later does not exist yet.</param>
    public async Task<int> RunAsync(
        HubDb db, IReadOnlyCollection<Guid> leadIds, DateTimeOffset at, ScoringOccasion occasion, Actor by, CancellationToken ct = default)
    {
        if (leadIds.Count == 0 || await definitions.NowAsync(db, ct) is not { } versions) return 0;

        var subjects = await ScoringSubjects.LockAsync(db, [.. leadIds], versions.ActivityTypes, ct);
        var now = clock.GetUtcNow();
        List<ScoreDecision> decisions = [.. subjects.Select(subject => ScoreDecision.Make(subject, versions, at, occasion, now))];
        List<LeadStanding> moved = [.. subjects.Select(s => s.Standing).Where(s => s.Moves.Count > 0)];

        await using SqlBatch first = new(db), last = new(db);
        first.AddScores(decisions);
        first.AddStandings(moved, now);
        var isSent = await FollowAsync(db, first, last, new(decisions, moved), by, ct);
        await (isSent ? last : first).RunAsync(ct);
        return decisions.Count(d => d.IsNews);
    }

    /// <summary>
    /// What follows for leads that qualify, and for those that wait and no longer do. Says whether anything does: then
    /// <paramref name="first"/>, which holds the leads and their scores, is sent, and <paramref name="last"/> holds the rest. Moves are
    /// written here, so that those of a lead which goes on to sales are one statement.
    /// </summary>
    internal async Task<bool> FollowAsync(HubDb db, SqlBatch first, SqlBatch last, ScoringNews news, Actor by, CancellationToken ct)
    {
        Guid[] withdrawn = [.. news.Decisions.Select(d => d.Withdraws).OfType<Guid>()];
        List<HandoffRequest> qualified =
            [.. news.Decisions.Where(d => d.Step.Qualifies).Select(d => new HandoffRequest(d.Subject.Standing.LeadId) { DefinitionVersionId = d.By.VersionId })];
        if (qualified.Count == 0) first.AddMoves(news.Moves);
        if (withdrawn.Length == 0 && qualified.Count == 0) return false;

        var now = clock.GetUtcNow();
        await withdrawHandoffs.RunAsync(db, withdrawn, now, ct);
        if (qualified.Count == 0) await first.RunAsync(ct);
        else (await openHandoffs.DecideAsync(db, first, qualified, now, by, ct)).AddTo(last, news.Moves);
        return true;
    }
}

/// <summary>Leads that were scored, and those that moved; not all who moved are scored.</summary>
internal sealed record ScoringNews(IReadOnlyList<ScoreDecision> Decisions, IReadOnlyList<LeadStanding> Moved)
{
    public IReadOnlyList<PlannedMove> Moves => [.. Moved.SelectMany(s => s.Moves)];
}
