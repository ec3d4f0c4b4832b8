using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Stages;

/// <summary>Writes the stage history and where leads stand.</summary>
internal static class StageWrites
{
    public static void AddMoves(this SqlBatch batch, IReadOnlyList<PlannedMove> moves)
    {
        if (moves.Count == 0) return;

        batch.Add(
            """
            insert into stage_moves (
                lead_id, from_stage, to_stage, at, actor_id, reason, definition_version_id, handoff_id, is_inferred, is_imported, left_at, left_to, pass)
            select lead_id, from_stage, to_stage, at, actor_id, reason, definition_version_id, handoff_id, is_inferred, is_imported,
                   lead(at) over life, case when not lead(is_inferred) over life then lead(to_stage) over life end,
                   row_number() over (partition by lead_id, to_stage order by at, n)
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) with ordinality
                as m (lead_id, from_stage, to_stage, at, actor_id, reason, definition_version_id, handoff_id, is_inferred, is_imported, n)
            window life as (partition by lead_id order by at, n)
            order by n
            """)
            .Column(moves, m => m.Change.LeadId)
            .Names(moves, m => m.From)
            .Names(moves, m => (Domain.Leads.LeadStage?)m.To)
            .Column(moves, m => m.Change.At)
            .Column(moves, m => m.Change.ActorId)
            .Column(moves, m => m.Change.Reason)
            .Column(moves, m => m.Change.DefinitionVersionId)
            .Column(moves, m => m.Change.HandoffId)
            .Column(moves, m => m.IsInferred)
            .Column(moves, m => m.Change.IsImported);
        batch.AddStays([.. moves.Where(m => !m.IsOfNew).Select(m => m.Change.LeadId).Distinct()]);
        batch.AddJourneys([.. moves.Where(m => m.IsOfJourney).Select(m => m.Change.LeadId).Distinct()]);
    }

    /// <summary>Where leads stand that have a row already.</summary>
    public static void AddStandings(this SqlBatch batch, IReadOnlyList<LeadStanding> moved, DateTimeOffset now)
    {
        List<LeadStanding> stored = [.. moved.Where(s => !s.IsNew)];
        if (stored.Count == 0) return;

        batch.Add(
            """
            update leads
            set stage = moved.stage, stage_since = moved.since, wakes_at = moved.wakes_at, updated_at = $5, version = version + 1
            from unnest($1, $2, $3, $4) as moved (id, stage, since, wakes_at)
            where leads.id = moved.id
            """)
            .Column(stored, m => m.LeadId)
            .Names(stored, m => (Domain.Leads.LeadStage?)m.Stage)
            .Column(stored, m => m.Since)
            .Column(stored, m => m.WakesAt)
            .With(now);
    }
}
