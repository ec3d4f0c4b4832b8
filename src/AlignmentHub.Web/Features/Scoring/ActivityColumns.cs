using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>The columns of the stream of activities, and the shapes seen in it.</summary>
internal sealed class ActivityColumns(IReadOnlyDictionary<Guid, string> campaigns)
{
    public const int Lead = 0, At = 1, Id = 2, Type = 3, Url = 4, Campaign = 5, Asset = 6, Source = 7, Custom = 8, Count = 9;

    private readonly Dictionary<byte[], int> _places = new(BytesComparer.Same);
    private readonly List<ActivityFact> _shapes = [];
    private readonly TextPool _texts = new();

    public IReadOnlyList<ActivityFact> Shapes => _shapes;

    public static string Copy(LeadSelection leads, bool ofAllTypes) => $"""
        copy (
          select lead_id, at, id, type, url, campaign_id, asset, source, custom
          from activities
          where lead_id > '{leads.After}' and lead_id <= '{leads.Last}'
            and ({(leads.Of256 == LeadSelection.All256 ? "true" : "false")} or get_byte(uuid_send(lead_id), 15) < {leads.Of256})
            and ({(ofAllTypes ? "true" : "false")} or type = any(array(select unnest(current_setting('hub.activity_types')::text[]))))
        ) to stdout (format binary)
        """;

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
}
