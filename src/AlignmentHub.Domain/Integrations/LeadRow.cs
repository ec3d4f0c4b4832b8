using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a sender says of one lead (api.md, Ingest). At least one of external id and address is there.</summary>
public sealed record LeadRow
{
    public const int MostExternalId = 200;

    private const int MostName = 200;
    private const int MostShort = 100;
    private const int MostLanguage = 35;

    /// <summary>The members by their names, as mappings and problems name them.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "externalId", "email", "firstName", "lastName", "title", "company", "accountDomain", "phone", "country", "language", "source", "medium",
        "campaign", "consent", "owner", "custom", "createdAt", "history",
    ];

    /// <summary>Case-sensitive, of the whole hub.</summary>
    public Given<string> ExternalId { get; init; }

    /// <summary>Normalised.</summary>
    public Given<string> Email { get; init; }
    public Given<string> FirstName { get; init; }
    public Given<string> LastName { get; init; }
    public Given<string> Title { get; init; }
    public Given<string> Company { get; init; }

    /// <summary>In ASCII and lower case.</summary>
    public Given<string> AccountDomain { get; init; }
    public Given<string> Phone { get; init; }
    public Given<string> Country { get; init; }
    public Given<string> Language { get; init; }
    public Given<string> Source { get; init; }
    public Given<string> Medium { get; init; }

    /// <summary>The key of a campaign, which comes into being by being named.</summary>
    public Given<string> Campaign { get; init; }
    public Given<bool?> Consent { get; init; }

    /// <summary>The normalised address of a user.</summary>
    public Given<string> Owner { get; init; }

    /// <summary>Merged key by key; an empty value takes its key away.</summary>
    public Given<IReadOnlyDictionary<string, FieldValue>> Custom { get; init; }

    /// <summary>Counts when the lead is new.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Counts when the lead is new: a past that starts no clock and sends no notice.</summary>
    public IReadOnlyList<HistoryStep> History { get; init; } = [];

    public static Outcome<LeadRow> Parse(RawValue row, DateTimeOffset now) => RowReader.Read(row, now, Read);

    private static LeadRow Read(RowReader row)
    {
        row.WithMembers([.. Members]);
        var lead = new LeadRow
        {
            ExternalId = row.Key("externalId", MostExternalId),
            Email = row.Email("email"),
            FirstName = row.Text("firstName", MostName),
            LastName = row.Text("lastName", MostName),
            Title = row.Text("title", MostName),
            Company = row.Text("company", MostName),
            AccountDomain = row.Domain("accountDomain"),
            Phone = row.Text("phone", MostShort),
            Country = row.Text("country", MostShort),
            Language = row.Text("language", MostLanguage),
            Source = row.Text("source", MostName),
            Medium = row.Text("medium", MostName),
            Campaign = row.Text("campaign", CampaignRow.MostKey),
            Consent = row.Flag("consent"),
            Owner = row.Email("owner"),
            Custom = row.Custom("custom"),
            CreatedAt = row.Instant("createdAt"),
            History = HistoryStep.ReadAll(row, "history"),
        };
        if (row.IsObject && !HasKey(row)) row.Refuse("Must have at least one of externalId and email.");
        return lead;
    }

    private static bool HasKey(RowReader row) =>
        row["externalId"].Kind is not (RawKind.Absent or RawKind.Null) || row["email"].Kind is not (RawKind.Absent or RawKind.Null);
}
