using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using AlignmentHub.Domain.Scoring;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Streams what scores are made of, in PostgreSQL's binary COPY format.</summary>
public sealed class FactQueries(NpgsqlDataSource database)
{
    /// <summary>The facts of these leads with their activities of these types; null: of all types.</summary>
    public async Task<FactSet> ReadAsync(LeadSelection leads, IReadOnlyList<string>? types, CancellationToken ct = default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // One snapshot, so that a lead that arrives between the two streams is in both or in none.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var campaigns = await CampaignsAsync(connection, ct);
        var subjects = await SubjectsAsync(connection, leads, campaigns, ct);

        var places = new Dictionary<Guid, int>(subjects.Count);
        for (var i = 0; i < subjects.Count; i++) places[subjects[i].Id] = i;
        var gathering = new ActivityGathering(subjects.Count);
        var shapes = await ActivitiesAsync(connection, leads, types, campaigns, places, gathering, ct);
        var (first, activities) = gathering.Sorted();
        return new(subjects, shapes, first, activities);
    }

    /// <summary>All leads after this id in parts of about equal size, which can be read one after the other.</summary>
    public async IAsyncEnumerable<LeadSelection> PartsAsync(Guid after, int leadsPerPart, [EnumeratorCancellation] CancellationToken ct = default)
    {
        while (await LastOfPartAsync(after, leadsPerPart, ct) is { } last)
        {
            yield return new(after, last);
            after = last;
        }

        yield return new(after, LeadSelection.All.Last);
    }

    internal static async Task<Dictionary<Guid, string>> CampaignsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var keys = new Dictionary<Guid, string>();
        await using var command = new NpgsqlCommand("select id, key from campaigns", connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) keys[rows.GetGuid(0)] = rows.GetString(1);
        return keys;
    }

    private async Task<Guid?> LastOfPartAsync(Guid after, int leads, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select id from leads where id > $1 order by id offset $2 limit 1");
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = leads - 1 });
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }

    private static async Task<List<SubjectFacts>> SubjectsAsync(
        NpgsqlConnection connection, LeadSelection leads, Dictionary<Guid, string> campaigns, CancellationToken ct)
    {
        var subjects = new List<SubjectFacts>();
        await using var rows = await CopyRows.OpenAsync(connection, SubjectColumns.Query(leads), ct);
        var columns = new SubjectColumns(campaigns);
        while (await rows.ReadAsync(ct)) subjects.Add(columns.Read(rows));
        return subjects;
    }

    private static async Task<IReadOnlyList<ActivityFact>> ActivitiesAsync(
        NpgsqlConnection connection, LeadSelection leads, IReadOnlyList<string>? types, Dictionary<Guid, string> campaigns,
        Dictionary<Guid, int> places, ActivityGathering gathering, CancellationToken ct)
    {
        await ActivityColumns.SetTypesAsync(connection, types ?? [], [], ct);
        var columns = new ActivityColumns(campaigns);
        await using var rows = await CopyRows.OpenAsync(connection, ActivityColumns.Query(leads, types is null), ct);
        while (await rows.ReadAsync(ct))
        {
            if (!places.TryGetValue(rows.Id(ActivityColumns.Lead), out var lead)) continue;
            var id = BinaryPrimitives.ReadUInt128BigEndian(rows.Bytes(ActivityColumns.Id));
            gathering.Add(lead, rows.UtcTicks(ActivityColumns.At), id, columns.ShapeOf(rows));
        }

        return columns.Shapes;
    }
}
