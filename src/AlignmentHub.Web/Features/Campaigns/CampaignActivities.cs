namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>What counts as a leading indicator.</summary>
internal static class CampaignActivities
{
    public static readonly string[] Impressions = ["ad_impression"];

    public static readonly string[] Clicks = ["ad_click", "social_click", "email_click"];

    public static readonly string[] SignUps = ["form_submit", "webinar_registered", "trial_signup", "demo_request"];
}
