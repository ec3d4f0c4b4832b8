using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a sender says of one deal (api.md, Ingest). It is closed exactly if it is won or lost.</summary>
public sealed record OpportunityRow
{
    private const int MostContacts = 200;

    public static IReadOnlyList<string> Members { get; } =
        ["externalId", "name", "account", "amountMinor", "currency", "stage", "createdAt", "closedAt", "endedAt", "lostReason", "owner", "contacts"];

    public required string ExternalId { get; init; }
    public required string Name { get; init; }

    /// <summary>A domain in ASCII and lower case.</summary>
    public Given<string> Account { get; init; }

    /// <summary>In minor units of <see cref="Currency"/>.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }
    public required OpportunityStage Stage { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the customer that it won left.</summary>
    public Given<DateTimeOffset?> EndedAt { get; init; }
    public Given<string> LostReason { get; init; }

    /// <summary>The normalised address of a user.</summary>
    public Given<string> Owner { get; init; }

    /// <summary>The whole list; what was not given stays.</summary>
    public Given<IReadOnlyList<ContactRow>> Contacts { get; init; }

    public static Outcome<OpportunityRow> Parse(RawValue row, DateTimeOffset now) => RowReader.Read(row, now, Read);

    private static OpportunityRow Read(RowReader row)
    {
        row.WithMembers([.. Members]);
        var deal = new OpportunityRow
        {
            ExternalId = row.Needed("externalId", 200),
            Name = row.Needed("name", 200),
            Account = row.Domain("account"),
            AmountMinor = row.Amount("amountMinor"),
            Currency = ReadCurrency(row),
            Stage = ReadStage(row),
            CreatedAt = row.NeededInstant("createdAt"),
            ClosedAt = row.Instant("closedAt"),
            EndedAt = row["endedAt"].Kind == RawKind.Absent ? default : new(row.Instant("endedAt"), true),
            LostReason = row.Text("lostReason", 500),
            Owner = row.Email("owner"),
            Contacts = row["contacts"].Kind == RawKind.Absent ? default : new([.. row.Items("contacts", MostContacts).Select(ContactRow.Read)], true),
        };
        CheckClose(row, deal);
        return deal;
    }

    private static string ReadCurrency(RowReader row)
    {
        var currency = row.Needed("currency", 3);
        if (currency is "" or [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']) return currency;

        row.Refuse("currency", "Must be a code of ISO 4217, such as EUR.");
        return "";
    }

    private static OpportunityStage ReadStage(RowReader row)
    {
        if (row["stage"].Kind is RawKind.Absent or RawKind.Null) row.Refuse("stage", $"Must be one of {Choices<OpportunityStage>.Names}.");
        return row.Choice<OpportunityStage>("stage") ?? OpportunityStage.Open;
    }

    private static void CheckClose(RowReader row, OpportunityRow deal)
    {
        var isSaid = row["closedAt"].Kind is not (RawKind.Absent or RawKind.Null);
        if (deal.Stage != OpportunityStage.Open && !isSaid) row.Refuse("closedAt", "Must be given for a deal that is won or lost.");
        if (deal.Stage == OpportunityStage.Open && isSaid && row["stage"].Text() == "open") row.Refuse("closedAt", "An open deal is not closed yet.");
        if (deal.ClosedAt < deal.CreatedAt) row.Refuse("closedAt", "Lies before createdAt.");
        if (deal.EndedAt.Value is not null && deal.Stage != OpportunityStage.Won) row.Refuse("endedAt", "Only a deal that was won has a customer who can leave.");
        if (deal.EndedAt.Value < deal.ClosedAt) row.Refuse("endedAt", "Lies before closedAt.");
    }
}

/// <summary>A lead that takes part in a deal, and as what.</summary>
public sealed record ContactRow(LeadKey Lead, string Role)
{
    internal static ContactRow Read(RowReader row)
    {
        row.WithMembers("lead", "role");
        return new(LeadKey.Read(row.Within("lead")), row.Needed("role", 100));
    }
}
