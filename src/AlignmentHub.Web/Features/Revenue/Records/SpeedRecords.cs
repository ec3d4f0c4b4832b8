using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The leads that qualified: all of them, those answered about as fast, or one group; and those of them that sales qualified.</summary>
internal sealed class SpeedRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    /// <summary>With a bucket as the key only those in it.</summary>
    public const string All = "speed";

    /// <summary>Behind each of the kinds.</summary>
    public const string Qualified = "Qualified";

    private static readonly Dictionary<string, (int First, int Last)> Buckets = Enum.GetValues<SpeedGroup>().ToDictionary(KindOf, SpeedQueries.BucketsOf);

    public IReadOnlyList<string> Kinds { get; } = [All, All + Qualified, .. Buckets.Keys, .. Buckets.Keys.Select(kind => kind + Qualified)];

    public static string KindOf(SpeedGroup group) => $"{All}{group}";

    /// <summary>The text for a bucket: that of its group where it is all of it.</summary>
    public static string TextOf(string? bucket) => $"{All}-{Enum.GetValues<SpeedGroup>().Where(group => IsAll(group, bucket)).Select(group => $"{group}").FirstOrDefault(bucket)}";

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var onlyQualified = wanted.Of.EndsWith(Qualified, StringComparison.Ordinal);
        var kind = onlyQualified ? wanted.Of[..^Qualified.Length] : wanted.Of;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await SpeedQueries.Behind(db, wanted.Period, Buckets.TryGetValue(kind, out var group) ? group : One(wanted.Key), onlyQualified).PageAsync(skip, take, ct);
    }

    private static bool IsAll(SpeedGroup group, string? bucket) => SpeedQueries.BucketsOf(group) is var (first, last) && first == last && $"{first}" == bucket;

    // A key that is no number names no bucket.
    private static (int First, int Last) One(string? key) => key is null ? (0, SpeedQueries.Buckets - 1) : int.TryParse(key, out var bucket) ? (bucket, bucket) : (-1, -1);
}
