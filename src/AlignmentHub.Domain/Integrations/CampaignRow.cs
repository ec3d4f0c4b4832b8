using System.Globalization;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a sender says of one campaign and its cost (api.md, Ingest).</summary>
public sealed record CampaignRow
{
    public const int MostKey = 200;

    private const int MostMonths = 600;

    public static IReadOnlyList<string> Members { get; } = ["key", "name", "channel", "budgetKind", "spend"];

    public required string Key { get; init; }
    public required string Name { get; init; }
    public Given<string> Channel { get; init; }
    public Given<BudgetKind?> BudgetKind { get; init; }

    /// <summary>Each month once: the whole list, or, in a file, the months that it has columns for.</summary>
    public Given<IReadOnlyList<SpendRow>> Spend { get; init; }

    public static Outcome<CampaignRow> Parse(RawValue row, DateTimeOffset now) => RowReader.Read(row, now, Read);

    private static CampaignRow Read(RowReader row)
    {
        row.WithMembers([.. Members]);
        return new CampaignRow
        {
            Key = row.Needed("key", MostKey),
            Name = row.Needed("name", 200),
            Channel = row.Text("channel", 100),
            BudgetKind = row["budgetKind"].Kind == RawKind.Absent ? default : new(row.Choice<BudgetKind>("budgetKind"), true),
            Spend = row["spend"].Kind == RawKind.Absent ? default : new(Months(row), true),
        };
    }

    private static List<SpendRow> Months(RowReader row)
    {
        List<SpendRow> months = [];
        foreach (var item in row.Items("spend", MostMonths))
        {
            var spend = SpendRow.Read(item);
            if (months.Any(m => m.Month == spend.Month)) item.Refuse("month", "Stands here twice.");
            months.Add(spend);
        }

        return months;
    }
}

/// <summary>What a campaign cost in one month, in minor units of the reporting currency.</summary>
/// <param name="Month">Its first day.</param>
public sealed record SpendRow(DateOnly Month, long AmountMinor)
{
    /// <summary>Higher amounts are refused, in minor units.</summary>
    public const long MostMinor = RowValues.MostMinor;

    private static readonly string[] Formats = ["yyyy-MM", "yyyy-MM-dd"];

    internal static SpendRow Read(RowReader row)
    {
        row.WithMembers("month", "amountMinor");
        return new(ReadMonth(row), row.Amount("amountMinor"));
    }

    private static DateOnly ReadMonth(RowReader row)
    {
        var text = row["month"].Kind == RawKind.Text ? row["month"].Text() : null;
        if (DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month is { Day: 1, Year: >= 1900 })
            return month;

        row.Refuse("month", "Must be a month such as 2026-03.");
        return DateOnly.MinValue;
    }
}
