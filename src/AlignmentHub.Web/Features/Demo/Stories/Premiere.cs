using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>When a script begins: where the lead comes from, when it is first seen, and when it qualifies.</summary>
internal sealed record Premiere(DemoCampaign? Campaign, DateTimeOffset CreatedAt, DateTimeOffset QualifiesAt);

/// <summary>Finds the beginning of each script: within the campaign, within the year, and for open work so that just enough time has passed.</summary>
internal sealed class Premieres(DemoCompany company)
{
    private const int Tries = 80;

    private readonly DemoSpan _span = company.Span;
    private readonly DemoCampaign _prizeDraw = company.Campaigns.Single(c => c.Key == DemoCampaigns.PrizeDraw);
    private readonly DemoCampaign _referrals = company.Campaigns.Single(c => c.Key == DemoCampaigns.Referrals);
    private readonly (DemoCampaign? Campaign, int Leads)[] _others =
    [
        (null, 250),
        .. company.Campaigns.Where(c => c.Key is not (DemoCampaigns.PrizeDraw or DemoCampaigns.Referrals)).Select(c => ((DemoCampaign?)c, c.Leads)),
    ];

    /// <param name="earlierWeeks">How much earlier than drawn, for a story that would not be over by now.</param>
    public Premiere Of(Script script, int earlierWeeks, Dice dice)
    {
        var campaign = Campaign(script.Cast, dice);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var premiere = Draw(campaign, script, earlierWeeks, dice);
            if (Suits(premiere, script)) return premiere;
            if (attempt % 8 == 7) campaign = Campaign(script.Cast, dice);
        }
        throw new InvalidOperationException($"No beginning found for a script of {script.Cast}.");
    }

    /// <summary>A day and hour at which a lead of this campaign first shows up; later in the year more of them come.</summary>
    public DateTimeOffset Arrival(DemoCampaign? campaign, Dice dice)
    {
        var (begin, end) = (Begin(campaign), End(campaign));
        return DemoSpan.Second(begin + ((end - begin) * Math.Pow(dice.Share(), 0.8)));
    }

    private DateTimeOffset Begin(DemoCampaign? campaign) => _span.Today.AddDays(-(campaign?.FromAge ?? DemoSpan.Days));

    private DateTimeOffset End(DemoCampaign? campaign) => campaign is { ToAge: > 0 } ended ? _span.Today.AddDays(-ended.ToAge) : _span.Now.AddMinutes(-30);

    private DemoCampaign? Campaign(Cast cast, Dice dice) => cast switch
    {
        Cast.PrizeDraw => _prizeDraw,
        Cast.Referral => _referrals,
        Cast.Anybody or Cast.SmallCompany or Cast.Europe or Cast.Americas => dice.Pick(_others),
    };

    private Premiere Draw(DemoCampaign? campaign, Script script, int earlierWeeks, Dice dice)
    {
        if (script.IsToday) return Back(campaign, Today(script, dice), script, dice);
        if (campaign is { IsShort: true }) return On(campaign, Arrival(campaign, dice), script, dice);

        return Back(campaign, Working(_span.Today.AddDays(-Math.Floor(Age(script, dice)) - (7 * earlierWeeks)), dice), script, dice);
    }

    private static Premiere Back(DemoCampaign? campaign, DateTimeOffset qualifiesAt, Script script, Dice dice) =>
        new(campaign, DemoSpan.Second(qualifiesAt - Lag(script.Cast, dice)), qualifiesAt);

    private Premiere On(DemoCampaign campaign, DateTimeOffset createdAt, Script script, Dice dice)
    {
        var later = DemoSpan.Second(createdAt + Lag(script.Cast, dice));
        return new Premiere(campaign, createdAt, later.Date == createdAt.Date ? later : Working(new DateTimeOffset(later.Date, TimeSpan.Zero), dice));
    }

    private bool Suits(Premiere premiere, Script script)
    {
        var age = (_span.Today - premiere.QualifiesAt).TotalDays;
        return premiere.CreatedAt >= Begin(premiere.Campaign) && premiere.CreatedAt <= End(premiere.Campaign)
            && premiere.QualifiesAt > premiere.CreatedAt.AddHours(1) && (script.IsToday || age >= script.ToAge - 2);
    }

    private static double Age(Script script, Dice dice) => script.ToAge + ((script.FromAge - script.ToAge) * Math.Pow(dice.Share(), 1.2));

    // Few leads ask for something at the weekend, and most in the middle of the day.
    private DateTimeOffset Working(DateTimeOffset day, Dice dice)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && dice.Chance(0.8)) day = day.AddDays(-dice.Between(2, 5));
        var team = dice.Chance(0.55) ? company.Staff.Europe : company.Staff.Americas;
        var minute = (int)Math.Clamp(13 * 60 + ((dice.Share() + dice.Share() + dice.Share() - 1.5) * 420), 0, 1439);
        return day.AddMinutes(minute).AddSeconds(dice.Between(0, 59)) - team.Hours.Zone.GetUtcOffset(day);
    }

    // Counted back from now in the working hours of the team that has it.
    private DateTimeOffset Today(Script script, Dice dice)
    {
        var hours = (script.Cast == Cast.Europe ? company.Staff.Europe : company.Staff.Americas).Hours;
        var open = script.Passes[^1];
        var since = open.Used == 0 ? _span.Now.AddMinutes(-8) : hours.Before(_span.Now, open.Used);
        return open.State switch
        {
            HandoffState.Accepted => hours.Before(since, dice.Between(15, 180)),
            HandoffState.Queued => hours.Before(_span.Now, open.Used + SalesPace.ExpiryMinutes),
            _ => since,
        };
    }

    private static TimeSpan Lag(Cast cast, Dice dice)
    {
        if (cast == Cast.Referral || dice.Chance(0.2)) return TimeSpan.FromMinutes(dice.Between(65, 300));

        return TimeSpan.FromDays(cast == Cast.PrizeDraw ? Math.Clamp(dice.Around(4, 0.8), 0.06, 20) : Math.Clamp(dice.Around(16, 0.9), 0.06, 110));
    }
}
