using System.Data;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Which activities a run over many leads needs.</summary>
internal sealed record ActivityOrder(LeadSelection Leads, FactNeeds Needs, DateTimeOffset At);

/// <summary>
/// Reads the table of activities by two sessions at once, each one half of its pages. A session of PostgreSQL uses one processor, and to send
/// millions of rows takes it longer than to take them in.
/// </summary>
internal static class ActivityHalves
{
    // About as much as a socket holds, so that neither session waits while the other one is listened to.
    private const int RowsInTurn = 2_000;

    /// <summary>Fills the chains and answers with the shapes of what is in them.</summary>
    /// <param name="connection">In a transaction of one snapshot, which the second session shares.</param>
    public static async Task<IReadOnlyList<ActivityFact>> ReadAsync(
        ActivityChains into, NpgsqlConnection connection, NpgsqlDataSource database, ActivityOrder order, Dictionary<Guid, string> campaigns, CancellationToken ct)
    {
        if (order.Needs.Activities.Count == 0) return [];

        var (snapshot, middle) = await HalfWayAsync(connection, ct);
        await using var other = await database.OpenConnectionAsync(ct);
        await using var sameSnapshot = await other.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await other.RunAsync($"set transaction snapshot '{snapshot}'", ct);

        var columns = new ActivityColumns(campaigns);
        await using (var first = await BeginAsync(connection, order, $"ctid < '({middle},0)'", ct))
        await using (var second = await BeginAsync(other, order, $"ctid >= '({middle},0)'", ct))
        {
            for (var (isMore, isMoreOfOther) = (true, true); isMore || isMoreOfOther;)
            {
                isMore = isMore && await TakeAsync(first, columns, into, ct);
                isMoreOfOther = isMoreOfOther && await TakeAsync(second, columns, into, ct);
            }
        }

        await SetIndexesAsync(connection, "default", ct);
        return columns.Shapes;
    }

    private static async Task<(string Snapshot, long Middle)> HalfWayAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(
            "select pg_export_snapshot(), pg_relation_size('activities') / current_setting('block_size')::bigint / 2", connection);
        await using var answer = await ask.ExecuteReaderAsync(ct);
        await answer.ReadAsync(ct);
        return (answer.GetString(0), answer.GetInt64(1));
    }

    private static async Task<CopyRows> BeginAsync(NpgsqlConnection connection, ActivityOrder order, string half, CancellationToken ct)
    {
        var byReach = order.Needs.Activities.ToLookup(need => need.Days is null, need => need.Type);
        await ActivityColumns.SetTypesAsync(connection, byReach[true], byReach[false], ct);
        await SetIndexesAsync(connection, "off", ct);
        return await CopyRows.OpenAsync(connection, ActivityColumns.Query(order.Leads, order.Needs, order.At, half), ct);
    }

    /// <summary>Takes in what stands next, and says whether there may be more.</summary>
    private static async Task<bool> TakeAsync(CopyRows rows, ActivityColumns columns, ActivityChains into, CancellationToken ct)
    {
        for (var row = 0; row < RowsInTurn; row++)
        {
            if (!await rows.ReadAsync(ct)) return false;
            into.Add(rows.Id(ActivityColumns.Lead), rows.UtcTicks(ActivityColumns.At), columns.ShapeOf(rows));
        }

        return true;
    }

    // For rows of the last months the planner goes through the whole index by lead and instant, which takes three times as long as the table.
    private static Task SetIndexesAsync(NpgsqlConnection connection, string to, CancellationToken ct) =>
        connection.RunAsync($"set local enable_indexscan = {to}; set local enable_bitmapscan = {to}", ct);
}
