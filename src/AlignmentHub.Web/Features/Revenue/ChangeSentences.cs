using System.Globalization;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>What changed, in three sentences made from the numbers: money, leads, promises.</summary>
public sealed class ChangeSentences(IStringLocalizer<RevenueTexts> texts, RevenuePeriods periods)
{
    public string Currency => periods.Currency;

    /// <summary>In the viewer's culture.</summary>
    public IReadOnlyList<string> Of(WeekChange change) => [Money(change.Now, change.Before), Leads(change.Now, change.Before), Promises(change.Now, change.Before)];

    /// <summary>For somebody who is not there.</summary>
    public IReadOnlyList<string> In(CultureInfo culture, WeekChange change)
    {
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return Of(change);
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    private string Money(WeekNumbers now, WeekNumbers before) => now.WonCount == 0
        ? texts["ChangeNothingWon", before.WonCount]
        : texts["ChangeWon", Written(now.WonMinor), now.WonCount, Compared(now.WonMinor, before.WonMinor, Written)];

    private string Leads(WeekNumbers now, WeekNumbers before) => (now.AcceptanceRate, now.TopReason) switch
    {
        (null, _) => texts["ChangeNothingDecided"],
        ({ } rate, null) => texts["ChangeAccepted", now.Accepted, now.Decided, Percent(rate), RateBefore(before)],
        ({ } rate, { } reason) => texts["ChangeAcceptedFor", now.Accepted, now.Decided, Percent(rate), RateBefore(before), reason, now.TopReasonCount],
    };

    private string Promises(WeekNumbers now, WeekNumbers before) =>
        texts["ChangePromises", now.Mqls, Compared(now.Mqls, before.Mqls, Count), now.Missed, Compared(now.Missed, before.Missed, Count)];

    private string RateBefore(WeekNumbers before) => before.AcceptanceRate is { } rate ? texts["ChangeAfterRate", Percent(rate)] : texts["ChangeAfterNone"];

    private string Compared(long now, long before, Func<long, string> write) => (now - before) switch
    {
        0 => texts["ChangeSame"],
        > 0 and var more => texts["ChangeMore", write(more)],
        var fewer => texts["ChangeLess", write(-fewer)],
    };

    private string Written(long minor) => MoneyText.Format(minor, periods.Currency);

    private static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Percent(double rate) => rate.ToString("P0", CultureInfo.CurrentCulture);
}
