using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>How a lead gets to know the company: by a campaign, then now and then, and in the end with a purpose.</summary>
internal sealed class Journey(DemoLead lead, DemoHours hours, DemoMedia media, Dice dice)
{
    private const int FirstHour = 7;
    private const int LastHour = 21;

    // In the hours before somebody asks for a demo they look at prices more than once.
    private static readonly int[] VisitMinutes = [52, 41, 33, 21, 12, 6];
    private static readonly int[] TicketMinutes = [9, 7, 4, 2];

    /// <summary>How the lead first shows up; at that instant it becomes known.</summary>
    public IEnumerable<DemoTouch> Entry()
    {
        var at = lead.CreatedAt;
        return lead.Campaign is not { } campaign ? [Page(at)] : campaign.Entry switch
        {
            DemoEntry.Search => [Of("ad_click", at.AddMinutes(-2)), Page(at.AddMinutes(-1)), Page(at)],
            DemoEntry.Retargeting => [Of("ad_click", at.AddMinutes(-1)), Priced(at)],
            DemoEntry.Social => [Of("social_click", at.AddMinutes(-3)), Of("video_view", at)],
            DemoEntry.Webinar => [Of("webinar_registered", at, campaign.Asset)],
            DemoEntry.Download => [Page(at.AddMinutes(-4)), Of("content_download", at, campaign.Asset)],
            DemoEntry.Newsletter => [Page(at.AddMinutes(-1)), Of("email_click", at, "Confirm your address")],
            DemoEntry.Fair => [Of("event", at, campaign.Asset)],
            DemoEntry.Referral => [Of("contact_request", at)],
            DemoEntry.PrizeDraw => [Of("form_submit", at, "Ticket for the prize draw")],
        };
    }

    /// <summary>So many things at waking hours, in order, strictly between two instants.</summary>
    public IEnumerable<DemoTouch> Between(DateTimeOffset from, DateTimeOffset to, int count, double warm)
    {
        if (to - from < TimeSpan.FromMinutes(count + 2)) return [];

        return Enumerable.Range(0, count)
            .Select(_ => Waking(from + ((to - from) * dice.Share())))
            .Where(at => at > from && at < to)
            .Distinct().Order().ToList()
            .Select(at => dice.Chance(warm) ? Warm(at) : Cold(at));
    }

    /// <summary>A visit that leads up to a request.</summary>
    public IEnumerable<DemoTouch> Visit(DateTimeOffset request) =>
        VisitMinutes.Take(dice.Between(2, VisitMinutes.Length)).Select(minutes => request.AddMinutes(-minutes)).Select(at => dice.Pick(
            (Page(at), 4), (Priced(at), 4), (Of("content_download", at, dice.Pick(Site.Downloads)), 1), (Mail("email_click", at), 2)));

    /// <summary>What people of the prize draw do for more tickets.</summary>
    public IEnumerable<DemoTouch> Tickets(DateTimeOffset last) =>
        TicketMinutes.Select(minutes => last.AddMinutes(-minutes)).Select(at => Of("content_download", at, dice.Pick(Site.Downloads)));

    /// <summary>What may bring a lead over the line, the softest first; one of them does.</summary>
    public IEnumerable<DemoTouch> Decisive(DateTimeOffset at)
    {
        if (lead.Campaign?.Entry is DemoEntry.PrizeDraw)
        {
            yield return Of("form_submit", at, "Ticket for the prize draw");
            yield return Mail("email_click", at);
        }
        var wish = dice.Between(0, 5);
        if (wish == 0) yield return Of("webinar", at, dice.Pick(Site.Webinars));
        if (wish == 1) yield return Of("content_download", at, dice.Pick(Site.Downloads));
        if (wish <= 2) yield return Of("contact_request", at);
        if (wish is 2 or 3) yield return Of("pricing_request", at);
        if (wish is 0 or 3) yield return Of("trial_signup", at);
        yield return Of("demo_request", at);
    }

    /// <summary>Something that no rule of the definition counts.</summary>
    public DemoTouch Cold(DateTimeOffset at) => dice.Pick(
        (Page(at), 56), (Mail("email_sent", at), 20), (Mail("email_open", at), 16), (Of("video_view", at), 5), (Of("social_click", at), 3));

    /// <summary>A time of day at which people read, on workdays most of all.</summary>
    public DateTimeOffset Waking(DateTimeOffset at)
    {
        at = DemoSpan.Second(at);
        var local = TimeZoneInfo.ConvertTime(at, hours.Zone);
        var atWeekend = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var day = atWeekend && dice.Chance(0.75) ? at.AddDays(-dice.Between(2, 5)) : at;
        if (local.Hour is >= FirstHour and < LastHour) return day;

        return day.AddHours(dice.Between(9, 17) - local.Hour);
    }

    private DemoTouch Warm(DateTimeOffset at) => dice.Pick(
        (Mail("email_click", at), 34), (Priced(at), 24), (Of("content_download", at, dice.Pick(Site.Downloads)), 20),
        (Of("webinar", at, dice.Pick(Site.Webinars)), 14), (Of("form_submit", at, "Survey"), 4), (Mail("email_reply", at), 4));

    private DemoTouch Page(DateTimeOffset at) => Of("page_view", at) with { Url = dice.Pick(Site.Pages) };

    private DemoTouch Priced(DateTimeOffset at) => dice.Chance(0.2)
        ? new DemoTouch("page_view", at) { Url = Site.Pricing, Campaign = media.Retargeting, Source = media.Retargeting.Source }
        : Of("page_view", at) with { Url = Site.Pricing };

    private DemoTouch Mail(string type, DateTimeOffset at, string? asset = null) =>
        new(type, at) { Campaign = media.Letter, Source = media.Letter.Source, Asset = asset ?? dice.Pick(Site.Letters) };

    // What happens near the entry is the campaign's doing; later people come by themselves, unless what they use belongs to another campaign.
    private DemoTouch Of(string type, DateTimeOffset at, string? asset = null)
    {
        var campaign = media.Offering(asset, at) ?? (at <= lead.CreatedAt.AddDays(21) ? lead.Campaign : null);
        return new DemoTouch(type, at)
        {
            Asset = asset, Words = LeadWords.For(type, dice), Campaign = campaign, Source = campaign?.Source ?? lead.Source ?? "direct",
        };
    }
}
