using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>A month of spend as it is typed.</summary>
public sealed class SpendLine
{
    public DateOnly Month { get; set; }

    /// <summary>In whole units of the reporting currency; absent while nothing is typed.</summary>
    public decimal? Amount { get; set; }
}

/// <summary>What somebody types about a campaign. What others save meanwhile comes in wherever nothing else was typed.</summary>
/// <param name="unit">Minor units in a unit of the reporting currency.</param>
public sealed class CampaignDraft(CampaignSheet sheet, decimal unit)
{
    private CampaignSheet _known = sheet;

    public string Name { get; set; } = sheet.Name;

    public string? Channel { get; set; } = sheet.Channel;

    public BudgetKind? Kind { get; set; } = sheet.BudgetKind;

    public IList<SpendLine> Spend { get; private set; } = Lines(MonthsOf(sheet), unit);

    /// <summary>The version that what is typed builds on.</summary>
    public int Version => _known.Version;

    public void Follow(CampaignSheet present)
    {
        if (present.Version == Version) return;

        var (typed, before, theirs) = (Typed(), MonthsOf(_known), MonthsOf(present));
        var months = typed.Keys.Union(theirs.Keys)
            .Select(month => (Month: month, Amount: Of(typed, month) == Of(before, month) ? Of(theirs, month) : Of(typed, month)))
            .Where(month => month.Amount is not null)
            .ToDictionary(month => month.Month, month => month.Amount!.Value);
        Spend = [.. Lines(months, unit), .. Spend.Where(line => line.Amount is null)];
        if (Name == _known.Name) Name = present.Name;
        if (Channel == _known.Channel) Channel = present.Channel;
        if (Kind == _known.BudgetKind) Kind = present.BudgetKind;
        _known = present;
    }

    /// <summary>Why it cannot be saved as it stands.</summary>
    public Refusal? Problem => Typed().Values.Any(minor => minor > SpendRow.MostMinor)
        ? Refusal.Field("spend", $"A month costs at most {SpendRow.MostMinor / unit:N0}.") : null;

    public CampaignRow ToRow() => new()
    {
        Key = _known.Key, Name = Name.Trim(), Channel = string.IsNullOrWhiteSpace(Channel) ? null : Channel.Trim(), BudgetKind = Kind,
        Spend = new([.. Typed().Select(month => new SpendRow(month.Key, month.Value))], true),
    };

    /// <summary>In minor units; a month that stands there twice is the sum of both.</summary>
    private Dictionary<DateOnly, long> Typed() => Spend.Where(line => line.Amount is not null)
        .GroupBy(line => new DateOnly(line.Month.Year, line.Month.Month, 1))
        .ToDictionary(month => month.Key, month => (long)(month.Sum(line => line.Amount!.Value) * unit));

    private static Dictionary<DateOnly, long> MonthsOf(CampaignSheet sheet) => sheet.Spend.ToDictionary(month => month.Month, month => month.AmountMinor);

    private static long? Of(Dictionary<DateOnly, long> months, DateOnly month) => months.TryGetValue(month, out var amount) ? amount : null;

    private static List<SpendLine> Lines(Dictionary<DateOnly, long> months, decimal unit) =>
        [.. months.OrderBy(month => month.Key).Select(month => new SpendLine { Month = month.Key, Amount = month.Value / unit })];
}
