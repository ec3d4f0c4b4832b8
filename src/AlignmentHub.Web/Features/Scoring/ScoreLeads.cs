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

        await using var last = new SqlBatch(db);
        await FollowAsync(db, last, new(decisions, moved, Write), by, ct);
        await last.RunAsync(ct);
        return decisions.Count(d => d.IsNews);

        void Write(SqlBatch batch)
        {
            batch.AddScores(decisions);
            batch.AddStandings(moved, now);
        }
    }

    /// <summary>
    /// Writes leads and scores, and what follows: leads that qualify are handed over, hand-offs of those that wait and no longer do end.
    /// <paramref name="last"/> is left to be sent. Moves are written here, so that those of a lead which goes on to sales are one statement.
    /// </summary>
    internal async Task FollowAsync(HubDb db, SqlBatch last, ScoringNews news, Actor by, CancellationToken ct)
    {
        Guid[] withdrawn = [.. news.Decisions.Select(d => d.Withdraws).OfType<Guid>()];
        List<HandoffRequest> qualified =
            [.. news.Decisions.Where(d => d.Step.Qualifies).Select(d => new HandoffRequest(d.Subject.Standing.LeadId) { DefinitionVersionId = d.By.VersionId })];
        var now = clock.GetUtcNow();
        await withdrawHandoffs.RunAsync(db, withdrawn, now, ct);
        if (qualified.Count == 0)
        {
            news.Write(last);
            last.AddMoves([.. news.Moved.SelectMany(s => s.Moves)]);
            return;
        }

        await using var first = new SqlBatch(db);
        var isAtHand = qualified.All(q => news.AtHand.ContainsKey(q.LeadId));
        if (!isAtHand) news.Write(first);
        var opening = await openHandoffs.DecideAsync(db, first, qualified, isAtHand ? news.AtHand : null, now, by, ct);
        if (isAtHand) news.Write(last);
        opening.AddTo(last, news.Moved);
    }
}

/// <summary>Leads that were scored, and those that moved; not all who moved are scored.</summary>
/// <param name="Write">Adds the statements that write them.</param>
internal sealed record ScoringNews(IReadOnlyList<ScoreDecision> Decisions, IReadOnlyList<LeadStanding> Moved, Action<SqlBatch> Write)
{
    public static IReadOnlyDictionary<Guid, HandoffSubject> NothingAtHand { get; } = new Dictionary<Guid, HandoffSubject>();

    /// <summary>What sales gets, as far as the database need not be asked for it. Where that is all, leads are written once, as they stand at the end.</summary>
    public IReadOnlyDictionary<Guid, HandoffSubject> AtHand { get; init; } = NothingAtHand;
}
