using System.Text.Json;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Api;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Scores that differ from those the leads had when they were read, as they go to the database.</summary>
internal sealed class NewScores : IDisposable
{
    /// <summary>Where they wait for the statements that write them. Nobody counts such a table.</summary>
    public const string Table = """
        create temp table if not exists rescored (
          lead_id uuid, version_id uuid, as_of timestamptz, fit float8, engagement float8, total float8, grade text, qualifies boolean,
          blocked_by text[], overridden_by text[], lines json, tallies bytea, place tid, written_by xid,
          turned_version_id uuid, turned_fit float8, turned_engagement float8, turned_total float8, turned_grade text, turned_qualifies boolean) on commit delete rows
        """;

    private const short Columns = 20;
    private const int ColumnsOfPlace = 2;
    private const int ColumnsOfTurn = 6;

    private readonly CopyBuffer _rows = new();

    public int Count { get; private set; }

    /// <summary>How many of them differ in what counts (semantics.md 3.5); the others only keep their activities in another way.</summary>
    public int Changed { get; private set; }

    /// <param name="tallies">Null where those that are stored still hold.</param>
    public void Add(SubjectFacts subject, Guid versionId, DateTimeOffset at, ScoreCard card, KeptTallies? tallies)
    {
        Count++;
        if (!subject.HasScore(versionId, card.Numbers)) Changed++;
        _rows.BeginRow(Columns);
        _rows.Id(subject.Id);
        _rows.Id(versionId);
        _rows.Instant(at);
        AddNumbers(card.Numbers);
        _rows.Texts(card.BlockedBy);
        _rows.Texts(card.OverriddenBy);
        _rows.Field(card.Lines, static (rows, lines) =>
        {
            using var json = new Utf8JsonWriter(rows);
            JsonSerializer.Serialize(json, lines, Body.Options);
        });
        if (tallies is null) _rows.Nulls(1);
        else _rows.Bytes(tallies.Bytes);
        AddSeen(subject.Stored, card.Numbers);
    }

    public Task CopyAsync(NpgsqlConnection connection, CancellationToken ct) => _rows.SendAsync(connection, "copy rescored from stdin (format binary)", ct);

    public void Dispose() => _rows.Dispose();

    private void AddNumbers(in ScoreNumbers numbers)
    {
        _rows.Real(numbers.Fit);
        _rows.Real(numbers.Engagement);
        _rows.Real(numbers.Total);
        _rows.Text(numbers.Grade);
        _rows.Flag(numbers.Qualifies);
    }

    /// <summary>The row that is there, and what it says if the history keeps it.</summary>
    private void AddSeen(KnownScore? seen, in ScoreNumbers numbers)
    {
        if (seen is null)
        {
            _rows.Nulls(ColumnsOfPlace + ColumnsOfTurn);
            return;
        }

        _rows.Place(seen.Row.Place);
        _rows.Transaction(seen.Row.WrittenBy);
        if (!numbers.TurnsFrom(seen.Numbers))
        {
            _rows.Nulls(ColumnsOfTurn);
            return;
        }

        _rows.Id(seen.VersionId);
        AddNumbers(seen.Numbers);
    }
}
