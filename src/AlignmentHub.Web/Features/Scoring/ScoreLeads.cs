using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>
/// Scores leads, writes what differs, and lets those that qualify go to sales (semantics.md 3.5 and 3.6), in the transaction of whoever
/// has a reason to.
/// </summary>
public sealed class ScoreLeads(ActiveDefinitions definitions, OpenHandoffs openHandoffs, WithdrawHandoffs withdrawHandoffs, TimeProvider clock)
{
    /// <summary>Scores leads as they are in the database, and says how many differ from what was stored.</summary>
    /// <param name="at">The instant of the score; what happened later does not exist yet.</param>
    public async Task<int> RunAsync(
        HubDb db, IReadOnlyCollection<Guid> leadIds, DateTimeOffset at, ScoringOccasion occasion, Actor by, CancellationToken ct = default)
    {
        if (leadIds.Count == 0 || await definitions.NowAsync(db, ct) is not { } definition) return 0;

        var subjects = await ScoringSubjects.LockAsync(db, [.. leadIds], definition.Scorer.ActivityTypes, ct);
        var decisions = Decide(definition, subjects, at, occasion);
        await using var batch = new SqlBatch(db);
        AddTo(batch, decisions);
        List<LeadStanding> moved = [.. subjects.Select(s => s.Standing).Where(s => s.Moves.Count > 0)];
        batch.AddMoves([.. moved.SelectMany(s => s.Moves)]);
        batch.AddStandings(moved, clock.GetUtcNow());
        await batch.RunAsync(ct);
        await FollowAsync(db, decisions, by, ct);
        return decisions.Count(d => d.IsNews);
    }

    /// <summary>Scores and judges without writing; whoever has the subjects writes their moves.</summary>
    internal IReadOnlyList<ScoreDecision> Decide(
        ActiveDefinition definition, IReadOnlyList<ScoringSubject> subjects, DateTimeOffset at, ScoringOccasion occasion)
    {
        var now = clock.GetUtcNow();
        return [.. subjects.Select(subject => ScoreDecision.Make(subject, definition, at, occasion, now))];
    }

    internal static void AddTo(SqlBatch batch, IReadOnlyList<ScoreDecision> decisions) => batch.AddScores([.. decisions.Where(d => d.IsNews)]);

    /// <summary>What follows once the leads and their scores are written: hand-offs for those that qualify, an end to those that wait and no longer do.</summary>
    internal async Task FollowAsync(HubDb db, IReadOnlyList<ScoreDecision> decisions, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await withdrawHandoffs.RunAsync(db, [.. decisions.Select(d => d.Withdraws).OfType<Guid>()], now, ct);
        var qualified = decisions.Where(d => d.Step.Qualifies)
            .Select(d => new HandoffRequest(d.Subject.Standing.LeadId) { DefinitionVersionId = d.By.VersionId });
        await openHandoffs.RunAsync(db, [.. qualified], now, by, ct);
    }
}
