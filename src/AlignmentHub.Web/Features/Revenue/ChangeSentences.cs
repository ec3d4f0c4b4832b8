using System.Globalization;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>What changed, in three sentences made from the numbers: money, leads, promises. Each number opens its records, in the week it speaks of.</summary>
public sealed class ChangeSentences(IStringLocalizer<RevenueTexts> texts, RevenuePeriods periods)
{
    private static readonly string Mqls = RecordQueries.EntryKind(LeadStage.Mql);

    public string Currency => periods.Currency;

    /// <summary>In the viewer's culture.</summary>
    public IReadOnlyList<Sentence> Of(WeekChange change) => [Money(change), Leads(change), Promises(change)];

    /// <summary>For somebody who is not there.</summary>
    public IReadOnlyList<string> In(CultureInfo culture, WeekChange change)
    {
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return [.. Of(change).Select(sentence => sentence.ToString())];
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    private Sentence Money(WeekChange change)
    {
        var ((week, now), (weekBefore, before)) = Sides(change);
        if (now.WonCount == 0) return Say("ChangeNothingWon", Count(before.WonCount, weekBefore, "wonDeals"));

        return Say("ChangeWon", Amount(now.WonMinor, week), Count(now.WonCount, week, "wonDeals"), Compared(now.WonMinor, before.WonMinor, Amount(before.WonMinor, weekBefore)));
    }

    private Sentence Leads(WeekChange change)
    {
        var ((week, now), (weekBefore, before)) = Sides(change);
        if (now.AcceptanceRate is not { } rate) return Say("ChangeNothingDecided");

        var after = before.AcceptanceRate is { } earlier ? Say("ChangeAfterRate", Rate(earlier, weekBefore)) : Say("ChangeAfterNone");
        Sentence[] accepted = [Count(now.Accepted, week, "accepted"), Count(now.Decided, week, "decided"), Rate(rate, week), after];
        return now.TopReason is { } reason
            ? Say("ChangeAcceptedFor", [.. accepted, Sentence.Words(reason), Count(now.TopReasonCount, week, "rejected", now.TopReasonKey)])
            : Say("ChangeAccepted", accepted);
    }

    private Sentence Promises(WeekChange change)
    {
        var ((week, now), (weekBefore, before)) = Sides(change);
        return Say("ChangePromises",
            Count(now.Mqls, week, Mqls), Compared(now.Mqls, before.Mqls, Count(before.Mqls, weekBefore, Mqls)),
            Count(now.Missed, week, ClockRecords.AllMissed), Compared(now.Missed, before.Missed, Count(before.Missed, weekBefore, ClockRecords.AllMissed)));
    }

    private static ((ReportPeriod Week, WeekNumbers Numbers) Now, (ReportPeriod Week, WeekNumbers Numbers) Before) Sides(WeekChange change) =>
        ((change.Week, change.Now), (change.WeekBefore, change.Before));

    private Sentence Say(string name, params IReadOnlyList<Sentence> pieces) => Sentence.Of(texts[name], pieces);

    private Sentence Compared(long now, long before, Sentence earlier) => now == before ? Say("ChangeSame") : Say(now > before ? "ChangeMore" : "ChangeLess", earlier);

    private Sentence Amount(long minor, ReportPeriod week) => Sentence.Number(MoneyText.Format(minor, periods.Currency), Records(week, "wonDeals"));

    private static Sentence Count(long number, ReportPeriod week, string of, string? key = null) => Sentence.Number(number.ToString("N0", CultureInfo.CurrentCulture), Records(week, of, key));

    // A share opens what it is of.
    private static Sentence Rate(double rate, ReportPeriod week) => Sentence.Number(rate.ToString("P0", CultureInfo.CurrentCulture), Records(week, "decided"));

    private static string Records(ReportPeriod week, string of, string? key = null) => new RevenueView(week.From.ToWire(), week.To.ToWire()).Records(of, key);
}
