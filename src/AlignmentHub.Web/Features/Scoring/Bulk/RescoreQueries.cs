using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>
/// Scores all leads as they stream by. Activities come first and stay, 16 bytes each; then the leads come in the order of their ids, and
/// nothing is kept of those that are done.
/// </summary>
public sealed class RescoreQueries(FactQueries facts, NpgsqlDataSource database)
{
    // 200 MB of activities.
    private const double ActivitiesPerPart = 12_000_000;
    private const int LeastLeadsPerPart = 10_000;
    private const int MostLeadsPerPart = 2_000_000;

    /// <summary>All leads after this id, in as few parts as can be kept with their activities. A part reads the whole table of activities.</summary>
    internal async IAsyncEnumerable<LeadSelection> PartsAsync(Guid after, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var (activities, all) = await CountAsync(ct);
        var leads = (int)Math.Clamp(ActivitiesPerPart / activities * all, LeastLeadsPerPart, MostLeadsPerPart);
        // Counted, and few enough for one: then nobody has to look where the first part ends.
        if (all > 1 && all <= leads)
        {
            yield return LeadSelection.All with { After = after, About = (int)all };
            yield break;
        }

        await foreach (var part in facts.PartsAsync(after, leads, ct)) yield return part with { About = (int)Math.Min(leads, all) };
    }

    internal async IAsyncEnumerable<RescoredLeads> ReadAsync(
        LeadSelection leads, VersionsInForce versions, RescoringOrder order, int leadsAtOnce, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot, so that a lead that arrives between the two streams is in both or in none.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var campaigns = await FactQueries.CampaignsAsync(connection, ct);
        var needs = versions.Needs;
        var activities = new ActivityChains(leads.About);
        var shapes = await ActivityHalves.ReadAsync(activities, connection, database, new(leads, needs, order.At), campaigns, ct);

        var scoring = new RescoringInWork(new BulkVersions(versions, shapes), activities, order, leadsAtOnce);
        var columns = new SubjectColumns(campaigns);
        await using var rows = await CopyRows.OpenAsync(connection, SubjectColumns.Query(leads, needs), ct);
        while (await rows.ReadAsync(ct))
        {
            scoring.Take(columns.Read(rows));
            if (scoring.IsFull && scoring.End() is { } some) yield return some;
        }

        if (scoring.End() is { } rest) yield return rest;
    }

    // The planner's counts are near enough, and -1 where nothing was counted yet.
    private async Task<(double Activities, double Leads)> CountAsync(CancellationToken ct)
    {
        await using var count = database.CreateCommand("""
            select greatest(1, (select reltuples from pg_class where oid = 'activities'::regclass))::float8,
                   greatest(1, (select reltuples from pg_class where oid = 'leads'::regclass))::float8
            """);
        await using var counted = await count.ExecuteReaderAsync(ct);
        await counted.ReadAsync(ct);
        return (counted.GetDouble(0), counted.GetDouble(1));
    }
}
