using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a sender says of one company (api.md, Ingest).</summary>
public sealed record AccountRow
{
    private const int MostName = 200;
    private const int MostCountry = 100;

    /// <summary>The members; in the REST call the domain stands in the address instead.</summary>
    public static IReadOnlyList<string> Members { get; } =
        ["domain", "name", "industry", "employees", "revenueMinor", "country", "isTarget", "owner", "custom"];

    /// <summary>In ASCII and lower case.</summary>
    public required string Domain { get; init; }
    public Given<string> Name { get; init; }
    public Given<string> Industry { get; init; }
    public Given<long?> Employees { get; init; }

    /// <summary>Yearly, in minor units of the reporting currency.</summary>
    public Given<long?> RevenueMinor { get; init; }
    public Given<string> Country { get; init; }

    /// <summary>Null is the same as false.</summary>
    public Given<bool?> IsTarget { get; init; }

    /// <summary>The normalised address of a user.</summary>
    public Given<string> Owner { get; init; }
    public Given<IReadOnlyDictionary<string, FieldValue>> Custom { get; init; }

    /// <summary>A row of a file, which names its domain itself.</summary>
    public static Outcome<AccountRow> Parse(RawValue row, DateTimeOffset now) => RowReader.Read(row, now, reader =>
    {
        if (reader.IsObject && reader["domain"].Kind is RawKind.Absent or RawKind.Null) reader.Refuse("domain", "Must be a domain such as company.com.");
        return Read(reader.WithMembers([.. Members]), reader.Domain("domain").Value ?? "");
    });

    /// <summary>A body whose domain stands in the address of the call.</summary>
    public static Outcome<AccountRow> Parse(string domain, RawValue row, DateTimeOffset now) => RowReader.Read(row, now, reader =>
    {
        var normalised = WebDomain.Normalise(domain);
        if (normalised is null) reader.Refuse("domain", "Must be a domain such as company.com.");
        return Read(reader.WithMembers([.. Members.Skip(1)]), normalised ?? "");
    });

    private static AccountRow Read(RowReader row, string domain) => new()
    {
        Domain = domain,
        Name = row.Text("name", MostName),
        Industry = row.Text("industry", MostName),
        Employees = row.Whole("employees", int.MaxValue),
        RevenueMinor = row.Whole("revenueMinor", RowValues.MostMinor),
        Country = row.Text("country", MostCountry),
        IsTarget = row.Flag("isTarget"),
        Owner = row.Email("owner"),
        Custom = row.Custom("custom"),
    };
}
