using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>How fast the reps are. Most keep their promises; one team leaves what comes on Friday afternoon until Monday afternoon.</summary>
internal static class SalesPace
{
    public const int ExpiryMinutes = 5 * 8 * 60;

    private const int PromisedMinutes = 240;
    private const double LateShare = 0.07;
    private const double FridayLateShare = 0.8;

    public static double DecisionMinutes(DemoTeam team, DateTimeOffset from, Dice dice)
    {
        var isLeft = team.Row.Key == DemoPlace.Europe && IsFridayAfternoon(team.Hours.Local(from)) && dice.Chance(FridayLateShare);
        return isLeft ? PromisedMinutes + dice.Between(45, 300) : Minutes(median: 65, late: LateShare, dice);
    }

    public static double FirstTouchMinutes(Dice dice) => Minutes(median: 55, late: 0.1, dice);

    /// <summary>From one try to reach a lead to the next: a working day, more or less.</summary>
    public static double NextTouchMinutes(Dice dice) => Math.Clamp(dice.Around(520, 0.6), 90, 2000);

    private static bool IsFridayAfternoon(DateTime local) => local is { DayOfWeek: DayOfWeek.Friday, Hour: >= 12 and < 17 };

    private static double Minutes(double median, double late, Dice dice) =>
        dice.Chance(late) ? PromisedMinutes + dice.Between(5, 300) : Math.Clamp(dice.Around(median, 0.8), 3, PromisedMinutes - 4);
}
