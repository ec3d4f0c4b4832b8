using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a sender says that a lead did, or that was done with it (api.md, Ingest).</summary>
public sealed record ActivityRow
{
    private const int MostUrl = 2000;
    private const int MostName = 200;
    private const int MostType = 100;

    public static IReadOnlyList<string> Members { get; } = ["id", "lead", "type", "at", "url", "campaign", "asset", "source", "custom"];

    /// <summary>The sender's own; the same id twice counts once.</summary>
    public string? Id { get; init; }
    public required LeadKey Lead { get; init; }
    public required string Type { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Url { get; init; }

    /// <summary>The key of a campaign, which comes into being by being named.</summary>
    public string? Campaign { get; init; }
    public string? Asset { get; init; }
    public string? Source { get; init; }
    public IReadOnlyDictionary<string, FieldValue>? Custom { get; init; }

    public static Outcome<ActivityRow> Parse(RawValue row, DateTimeOffset now) => RowReader.Read(row, now, Read);

    private static ActivityRow Read(RowReader row)
    {
        row.WithMembers([.. Members]);
        return new ActivityRow
        {
            Id = row.Key("id", MostName).Value,
            Lead = LeadKey.Read(row.Within("lead")),
            Type = row.Needed("type", MostType),
            At = row.NeededInstant("at"),
            Url = row.Text("url", MostUrl).Value,
            Campaign = row.Text("campaign", CampaignRow.MostKey).Value,
            Asset = row.Text("asset", MostName).Value,
            Source = row.Text("source", MostName).Value,
            Custom = row.Custom("custom").Value,
        };
    }
}
