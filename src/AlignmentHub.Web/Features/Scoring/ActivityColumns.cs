using AlignmentHub.Domain.Scoring;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>The columns of the stream of activities, and the shapes seen in it.</summary>
internal sealed class ActivityColumns(IReadOnlyDictionary<Guid, string> campaigns)
{
    public const int Lead = 0, At = 1, Id = 2, Type = 3, Url = 4, Campaign = 5, Asset = 6, Source = 7, Custom = 8;

    private const string OfAnyAge = "hub.activity_types";
    private const string OfLate = "hub.late_activity_types";

    private readonly Dictionary<byte[], int> _places = new(BytesComparer.Same);
    private readonly List<ActivityFact> _shapes = [];
    private readonly TextPool _texts = new();

    public IReadOnlyList<ActivityFact> Shapes => _shapes;

    /// <param name="id">What travels in the column of the id.</param>
    public static CopyQuery Query(string id, string where) =>
        CopyQuery.Of(["lead_id", "at", id, "type", "url", "campaign_id", "asset", "source", "custom"], $"from activities where {where}");

    public static CopyQuery Query(LeadSelection leads, bool ofAllTypes) => Query("id", $"{leads.On("lead_id")} and {(ofAllTypes ? "true" : IsAmong(OfAnyAge))}");

    /// <summary>What a document needs of the activities that can count for it. Ids are left out: they are half of what would have to be kept.</summary>
    /// <param name="pages">A condition on where in the table they stand.</param>
    public static CopyQuery Query(LeadSelection leads, FactNeeds needs, DateTimeOffset at, string pages)
    {
        return CopyQuery.Of(
            ["lead_id", "at", null, "type", Needed("url"), Needed("campaign", "campaign_id"), Needed("asset"), Needed("source"), needs.CustomOfActivities ? "custom" : null],
            $"from activities where {pages} and {leads.On("lead_id")} and ({string.Join(" or ", Counting(needs, at))})");

        string? Needed(string field, string? column = null) => needs.OfActivities(field) ? column ?? field : null;
    }

    /// <summary>COPY takes no parameters; settings of its transaction carry the texts.</summary>
    public static async Task SetTypesAsync(NpgsqlConnection connection, IEnumerable<string> ofAnyAge, IEnumerable<string> ofLate, CancellationToken ct)
    {
        await using var setting = new NpgsqlCommand($"select set_config('{OfAnyAge}', $1::text[]::text, true), set_config('{OfLate}', $2::text[]::text, true)", connection);
        setting.Parameters.Add(new() { Value = ofAnyAge.ToArray() });
        setting.Parameters.Add(new() { Value = ofLate.ToArray() });
        await setting.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The place of the activity's shape in the list. All that makes a shape stands side by side, so that one look-up by bytes finds it.</summary>
    public int ShapeOf(CopyRows row)
    {
        var places = _places.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (places.TryGetValue(row.BytesFrom(Type), out var place)) return place;

        _shapes.Add(new ActivityFact(_texts.Of(row.Bytes(Type), false)!, default)
        {
            Url = row.Text(Url),
            Campaign = row.IsNull(Campaign) ? null : campaigns[row.Id(Campaign)],
            Asset = _texts.Of(row.Bytes(Asset), row.IsNull(Asset)),
            Source = _texts.Of(row.Bytes(Source), row.IsNull(Source)),
            Custom = JsonbFields.Read(row.Bytes(Custom)),
        });
        return places[row.BytesFrom(Type)] = _shapes.Count - 1;
    }

    // What is left out is not asked of each of millions of rows, and an instant is compared sooner than a text.
    private static IEnumerable<string> Counting(FactNeeds needs, DateTimeOffset at)
    {
        if (needs.Activities.Any(need => need.Days is null)) yield return IsAmong(OfAnyAge);
        if (needs.Activities.Min(need => need.From(at)) is { } first) yield return $"at >= '{first:O}' and {IsAmong(OfLate)}";
    }

    private static string IsAmong(string setting) => $"type = any(array(select unnest(current_setting('{setting}')::text[])))";
}
