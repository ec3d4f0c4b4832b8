using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>
/// Takes in what leads did, each activity once however often it is sent: engages and wakes its lead, scores it anew and hands it to sales if it
/// qualifies by it (api.md, Ingest).
/// </summary>
public sealed class IngestActivities(IngestDesk desk, ScoreLeads scoreLeads)
{
    /// <summary>One answer for each row, in order; a refused row does not stop the others.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedActivity>>> RunAsync(
        IReadOnlyList<ActivityRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        return new(await desk.RunAsync(terms, act => TakeAsync(act, rows, by, ct), ct), null);
    }

    private async Task<IReadOnlyList<IngestedActivity>> TakeAsync(IngestAct act, IReadOnlyList<ActivityRow> rows, Actor by, CancellationToken ct)
    {
        var read = await ActivityReading.LockAsync(act.Db, rows, act.References, ct);
        var atHand = new ActivitiesAtHand(read.Leads);
        List<Outcome<TakenActivity>> taken = [.. rows.Select(atHand.Take)];

        var active = await WriteAsync(act, read, [.. taken.Select(t => t.Value).OfType<TakenActivity>()], ct);
        ActivityEffects.Judge(read, active, act.Terms, act.Now);
        await using var last = new SqlBatch(act.Db);
        await scoreLeads.FollowAsync(act.Db, last, new(active.Decisions, active.Moved, batch => batch.AddEffects(active, act.Now)), by, ct);
        IngestedActivity[] answers = [.. taken.Select(t => t.Value is { } activity ? Answer(activity, active) : IngestedActivity.Refused(t.Refusal!))];
        last.Announce(answers.Where(a => a.Result == IngestResult.Created).Select(a => $"lead/{a.LeadId}"));
        await act.EndAsync(last, ct);
        return answers;
    }

    /// <summary>Writes the activities, and reads the past of their leads, of which they are a part then.</summary>
    private async Task<ActiveLeads> WriteAsync(IngestAct act, ActivityReading read, IReadOnlyList<TakenActivity> activities, CancellationToken ct)
    {
        foreach (var activity in activities) _ = act.References.Campaign(activity.Row.Campaign);
        var versions = read.InForce is { } key ? await scoreLeads.Definitions.OfAsync(act.Db, key, ct) : null;
        await using var batch = new SqlBatch(act.Db);
        batch.AddReferences(act.References, act.Now);
        batch.AddActivities(activities, act.References, act.Terms.IsPast, act.Now);
        ScoringPast.Ask(batch, [.. activities.Select(a => a.Lead.Id).Distinct()], versions?.ActivityTypes ?? []);

        await using var reader = await batch.ReadAsync(ct);
        var written = await reader.RowsAsync(row => row.GetGuid(0), ct);
        return new(activities, written.ToHashSet(), versions, await ScoringPast.ReadAsync(reader, ct));
    }

    private static IngestedActivity Answer(TakenActivity activity, ActiveLeads active)
    {
        var lead = active.After(activity.Lead);
        return new(active.IsFirst(activity) ? IngestResult.Created : IngestResult.Unchanged, activity.Id, activity.Lead.Id, lead.Stage, lead.Score);
    }
}
