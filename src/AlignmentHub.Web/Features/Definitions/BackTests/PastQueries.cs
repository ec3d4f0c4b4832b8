using System.Data;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Scoring;
using Npgsql;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Reads what was known of leads when, a range of them at a time, so that a million fit into memory one after the other.</summary>
public sealed class PastQueries(NpgsqlDataSource database)
{
    /// <param name="among">A query of the ids of the only leads that are wanted.</param>
    internal async Task<PastPart> ReadAsync(LeadSelection leads, ReplayPeriod period, CancellationToken ct, string? among = null)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot, so that what a lead did and what it was told of belong together.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var campaigns = await FactQueries.CampaignsAsync(connection, ct);
        var (ids, subjects) = await SubjectsAsync(connection, leads, new(period, among), campaigns, ct);
        var (shapes, gathered) = await ActivitiesAsync(connection, leads, new(period, among), campaigns, ids, ct);
        var outcomes = await OutcomeRows.ReadAsync(connection, leads, period.From, ct);
        return new(ids, subjects, shapes, gathered, outcomes);
    }

    private static async Task<(List<Guid>, List<SubjectSince[]>)> SubjectsAsync(
        NpgsqlConnection connection, LeadSelection leads, Wanted wanted, Dictionary<Guid, string> campaigns, CancellationToken ct)
    {
        var changes = await ChangeRows.ReadAsync(connection, leads, ct);
        var (ids, subjects, columns) = (new List<Guid>(), new List<SubjectSince[]>(), new SubjectColumns(campaigns));
        await using var rows = await CopyRows.OpenAsync(connection, PastColumns.Leads(leads, wanted.Period, wanted.Among), ct);
        while (await rows.ReadAsync(ct))
        {
            var (id, account, created) = (rows.Id(0), columns.Account(rows), new DateTimeOffset(rows.UtcTicks(PastColumns.CreatedAt), TimeSpan.Zero));
            ids.Add(id);
            subjects.Add(changes.Touch(id, account)
                ? new LeadPast(domain => changes.AccountOf(domain, account), AddressLists.KindOf).Of(created, columns.Lead(rows), account?.Domain, changes.Of(id))
                : [new SubjectSince(created.UtcTicks, new LeadAndAccount(columns.Lead(rows), account))]);
        }

        return (ids, subjects);
    }

    private static async Task<(IReadOnlyList<ActivityFact>, KnownGathering)> ActivitiesAsync(
        NpgsqlConnection connection, LeadSelection leads, Wanted wanted, Dictionary<Guid, string> campaigns, List<Guid> ids, CancellationToken ct)
    {
        var places = new Dictionary<Guid, int>(ids.Count);
        for (var i = 0; i < ids.Count; i++) places[ids[i]] = i;
        var (columns, gathered) = (new ActivityColumns(campaigns), new KnownGathering(ids.Count));
        await using var rows = await CopyRows.OpenAsync(connection, PastColumns.Activities(leads, wanted.Period, wanted.Among), ct);
        while (await rows.ReadAsync(ct))
        {
            if (!places.TryGetValue(rows.Id(ActivityColumns.Lead), out var lead)) continue;

            var activity = new KnownActivity(rows.UtcTicks(ActivityColumns.At), PastColumns.KnownTicksOf(rows), columns.ShapeOf(rows));
            gathered.Add(lead, PastColumns.IdOf(rows), activity, PastColumns.IsImported(rows));
        }

        return (columns.Shapes, gathered);
    }

    private sealed record Wanted(ReplayPeriod Period, string? Among);
}
