using System.Globalization;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Reads the members of a row that are flags, numbers and instants.</summary>
internal static class RowValues
{
    /// <summary>Money and counts stay far below what the database's sums can hold.</summary>
    public const long MostMinor = 1_000_000_000_000_000;

    /// <summary>How far a sender's clock may be ahead of the hub's.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Given<bool?> Flag(this RowReader row, string member) => row[member] switch
    {
        { Kind: RawKind.Absent } => default,
        { Kind: RawKind.Null } => Given.Empty<bool?>(),
        { Kind: RawKind.Flag } raw => raw.IsTrue(),
        { IsCell: true } cell when TextRules.Flag(cell.Text()!) is { } flag => flag,
        _ => row.Wrong<bool?>(member, "Must be true or false."),
    };

    public static Given<long?> Whole(this RowReader row, string member, long most)
    {
        var raw = row[member];
        if (raw.Kind == RawKind.Absent) return default;
        if (raw.Kind == RawKind.Null) return Given.Empty<long?>();
        if (long.TryParse(raw.Digits(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most)
            return number;

        return row.Wrong<long?>(member, $"Must be a whole number from 0 to {most}.");
    }

    /// <summary>An amount that has to be there, in minor units.</summary>
    public static long Amount(this RowReader row, string member)
    {
        if (row[member].Kind is RawKind.Absent or RawKind.Null) row.Refuse(member, "Must be an amount in minor units.");
        return row.Whole(member, MostMinor).Value ?? 0;
    }

    /// <summary>An instant that lies no further in the future than a sender's clock may go wrong; null is the same as absent.</summary>
    public static DateTimeOffset? Instant(this RowReader row, string member)
    {
        var raw = row[member];
        if (raw.Kind is RawKind.Absent or RawKind.Null) return null;
        if (raw.Kind != RawKind.Text || Rfc3339.Parse(raw.Text()) is not { } at)
            row.Refuse(member, "Must be an instant with its offset, such as 2026-01-31T09:00:00Z.");
        else if (at > row.Now + Ahead) row.Refuse(member, "Lies more than a day in the future.");
        else if (at < Earliest) row.Refuse(member, "Lies before 1900.");
        else return at;

        return null;
    }

    public static DateTimeOffset NeededInstant(this RowReader row, string member)
    {
        if (row[member].Kind is RawKind.Absent or RawKind.Null) row.Refuse(member, "Must be an instant with its offset, such as 2026-01-31T09:00:00Z.");
        return row.Instant(member) ?? row.Now;
    }
}
