namespace AlignmentHub.Domain.Leads;

/// <summary>What a type of activity counts for. Types nobody described count as engagement and as no marketing touch.</summary>
public sealed class ActivityType
{
    private ActivityType() { } // EF Core

    public string Key { get; private init; } = "";

    /// <summary>Whether it counts for attribution (semantics.md 7.1).</summary>
    public bool IsTouch { get; private set; }

    /// <summary>Whether the lead did something: no send and no bounce (semantics.md 2).</summary>
    public bool IsEngagement { get; private set; }

    /// <summary>The types that a new hub knows.</summary>
    public static readonly IReadOnlyList<ActivityType> Starters =
    [
        Touch("page_view"), Touch("form_submit"), Touch("demo_request"), Touch("contact_request"), Touch("pricing_request"), Touch("trial_signup"),
        Touch("email_open"), Touch("email_click"), Touch("email_reply"), Touch("content_download"), Touch("webinar"), Touch("webinar_registered"), Touch("event"),
        Touch("ad_click"), Touch("social_click"), Touch("chat"), Touch("video_view"),
        Unanswered("email_sent"), Unanswered("email_delivered"), Unanswered("email_bounce"), Unanswered("ad_impression"), Unanswered("unsubscribe"),
    ];

    private static ActivityType Touch(string key) => new() { Key = key, IsTouch = true, IsEngagement = true };

    private static ActivityType Unanswered(string key) => new() { Key = key };
}
