namespace AlignmentHub.Benchmarks.Data;

/// <summary>What the people and companies of the data set are called and do.</summary>
internal static class Words
{
    public static readonly string[] Regions = ["north", "east", "south", "west"];

    public static readonly string[] FirstNames = ["Ada", "Ben", "Chloe", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Liam", "Mara", "Noah", "Olga", "Pavel"];

    public static readonly string[] LastNames =
        ["Adler", "Brandt", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Haas", "Ivanova", "Jansen", "Kowalski", "Lindt", "Moreau", "Novak", "Okafor", "Peters"];

    public static readonly string[] Titles =
        ["Head of Operations", "Director of Sales", "Engineer", "Analyst", "Head of Purchasing", "Consultant", "Student", "Office Manager", "Developer", "Director of IT"];

    public static readonly string[] Industries = ["Software", "Manufacturing", "Retail", "Healthcare", "Logistics", "Education", "Energy", "Finance"];

    public static readonly string[] Countries = ["DE", "FR", "US", "GB", "NL", "PL", "ES", "IT", "BR", "IN", "SE", "CH"];

    public static readonly string[] Sources = ["organic", "paid_search", "social", "referral", "email", "event", "partner", "direct", "display", "webinar"];

    public static readonly string[] Pages =
        ["/pricing", "/pricing/enterprise", "/product", "/product/queue", "/product/scores", "/customers", "/docs", "/docs/api", "/blog/handoffs", "/blog/sla", "/about", "/"];

    /// <summary>Types of activity, each as often as it is drawn.</summary>
    public static readonly string[] Activities =
    [
        .. Enumerable.Repeat("page_view", 50), .. Enumerable.Repeat("email_open", 15), .. Enumerable.Repeat("email_sent", 12), .. Enumerable.Repeat("email_click", 8),
        .. Enumerable.Repeat("content_download", 5), .. Enumerable.Repeat("form_submit", 4), .. Enumerable.Repeat("webinar", 3), .. Enumerable.Repeat("ad_click", 2), "demo_request",
    ];

    public static readonly string[] MarketingReasons = ["notAFit", "tooSmall", "noIntent", "noRecall", "badContactData", "badTiming"];
}
