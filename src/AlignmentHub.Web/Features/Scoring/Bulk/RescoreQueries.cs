using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>
/// Scores all leads as they stream by in the order of their ids; nothing is kept of those that are done. Where activities are counted anew
/// they come first and stay, 16 bytes each.
/// </summary>
public sealed class RescoreQueries(FactQueries facts, NpgsqlDataSource database)
{
    // 200 MB of activities.
    private const double ActivitiesPerPart = 12_000_000;
    private const int LeastLeadsPerPart = 10_000;
    private const int MostLeadsPerPart = 2_000_000;

    // Leads of which nothing was kept are read one by one: more of them than one in a hundred, and it takes less to read all.
    private const double LeastKept = 0.99;

    /// <summary>How many leads there are after this id.</summary>
    internal async Task<long> CountAsync(Guid after, CancellationToken ct)
    {
        await using var count = database.CreateCommand("select count(*) from leads where id > $1");
        count.Parameters.Add(new() { Value = after });
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Whether of nearly all these leads it was kept what the versions in force counted.</summary>
    internal async Task<bool> AreKeptAsync(Guid after, long leads, VersionsInForce versions, CancellationToken ct)
    {
        await using var count = database.CreateCommand("select count(*) from lead_scores where lead_id > $1 and definition_version_id = any($2) and length(tallies) > 1");
        count.Parameters.Add(new() { Value = after });
        count.Parameters.Add(new() { Value = versions.Ids.ToArray() });
        return (long)(await count.ExecuteScalarAsync(ct))! >= leads * LeastKept;
    }

    /// <summary>All leads after this id, in as few parts as can be kept with their activities. A part reads the whole table of activities.</summary>
    internal async IAsyncEnumerable<LeadSelection> PartsAsync(Guid after, bool countsAnew, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var (activities, all) = await EstimateAsync(ct);
        var leads = (int)Math.Clamp(ActivitiesPerPart / activities * all, LeastLeadsPerPart, MostLeadsPerPart);
        // Counted, and few enough for one: then nobody has to look where the first part ends.
        if (!countsAnew || (all > 1 && all <= leads))
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
        using RescoringInWork scoring = order.CountsAnew
            ? await CountingAnewAsync(connection, leads, versions, order, leadsAtOnce, campaigns, ct)
            : new CountingOn(versions, order, leadsAtOnce);

        var columns = new SubjectColumns(campaigns);
        await using var rows = await CopyRows.OpenAsync(connection, SubjectColumns.Query(leads, versions.Needs), ct);
        while (await rows.ReadAsync(ct))
        {
            scoring.Take(columns.Read(rows));
            if (scoring.IsFull && scoring.End() is { } some) yield return some;
        }

        if (scoring.End() is { } rest) yield return rest;
    }

    private async Task<CountingAnew> CountingAnewAsync(
        NpgsqlConnection connection, LeadSelection leads, VersionsInForce versions, RescoringOrder order, int leadsAtOnce, Dictionary<Guid, string> campaigns, CancellationToken ct)
    {
        var activities = new ActivityChains(leads.About);
        var shapes = await ActivityHalves.ReadAsync(activities, connection, database, new(leads, versions.Needs, order.At), campaigns, ct);
        return new(new(versions, shapes), activities, order, leadsAtOnce);
    }

    // The planner's counts are near enough, and -1 where nothing was counted yet.
    private async Task<(double Activities, double Leads)> EstimateAsync(CancellationToken ct)
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
