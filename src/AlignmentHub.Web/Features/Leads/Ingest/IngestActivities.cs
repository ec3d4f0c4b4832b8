using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>
/// Takes in what leads did, each activity once however often it is sent: engages and wakes its lead, scores it anew and hands it to sales if it
/// qualifies by it (api.md, Ingest).
/// </summary>
public sealed class IngestActivities(IDbContextFactory<HubDb> databases, ScoreActive scoring, LeadNews news, TimeProvider clock)
{
    /// <summary>One answer for each row, in order; a refused row does not stop the others.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedActivity>>> RunAsync(
        IReadOnlyList<ActivityRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        var answers = await Contention.RetryAsync(() => TakeAsync(rows, terms, by, ct), ct);
        if (!terms.IsDryRun) news.Tell([.. answers.Where(a => a.Result == IngestResult.Created).Select(a => a.LeadId).OfType<Guid>()]);
        return new(answers, null);
    }

    private async Task<IReadOnlyList<IngestedActivity>> TakeAsync(IReadOnlyList<ActivityRow> rows, IngestTerms terms, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var read = await ActivityReading.LockAsync(db, rows, now, ct);
        var atHand = new ActivitiesAtHand(read.Leads);
        List<Outcome<TakenActivity>> taken = [.. rows.Select(atHand.Take)];

        var active = await WriteAsync(db, read, [.. taken.Select(t => t.Value).OfType<TakenActivity>()], terms, now, ct);
        await using SqlBatch first = new(db), last = new(db);
        var isSent = await scoring.RunAsync(db, first, last, read, active, terms, by, ct);
        if (terms.IsDryRun) await (isSent ? last : first).RunAsync(ct);
        else await (isSent ? last : first).CommitAsync(transaction, ct);
        return [.. taken.Select(t => t.Value is { } activity ? Answer(activity, active) : IngestedActivity.Refused(t.Refusal!))];
    }

    /// <summary>Writes the activities, and says what they mean for their leads.</summary>
    private async Task<ActiveLeads> WriteAsync(
        HubDb db, ActivityReading read, IReadOnlyList<TakenActivity> activities, IngestTerms terms, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var activity in activities) _ = read.References.Campaign(activity.Row.Campaign);
        await using var batch = new SqlBatch(db);
        batch.AddReferences(read.References, now);
        batch.AddActivities(activities, read.References, terms.IsPast, now);
        var definition = await scoring.AskAsync(batch, db, read, [.. activities.Select(a => a.Lead.Id).Distinct()], ct);

        await using var reader = await batch.ReadAsync(ct);
        var written = await reader.RowsAsync(row => row.GetGuid(0), ct);
        var past = await ScoringPast.ReadAsync(reader, ct);
        return new(activities, written.ToHashSet(), definition, past);
    }

    private static IngestedActivity Answer(TakenActivity activity, ActiveLeads active)
    {
        var lead = active.After(activity.Lead);
        return new(active.IsFirst(activity) ? IngestResult.Created : IngestResult.Unchanged, activity.Id, activity.Lead.Id, lead.Stage, lead.Score);
    }
}
