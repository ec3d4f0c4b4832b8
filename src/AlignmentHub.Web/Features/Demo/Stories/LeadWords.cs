namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>What leads write into forms, in their own words, and marketers about them.</summary>
internal static class LeadWords
{
    private static readonly string[] Demo =
    [
        "We plan 12,000 items in one workbook and it takes ten minutes to open. Can you show us how you would do it?",
        "Could we see a demo with seasonal goods? Our last three winters were a disaster.",
        "Our planner leaves in March and nobody understands her files. We need something before that.",
        "Wir suchen eine Lösung für die Disposition in drei Lagern. Geht das mit unserem ERP?",
        "Please show how forecasts handle promotions. That is where we lose money.",
        "We compared four tools, you are one of two left. A demo with our own data would decide it.",
        "Nous avons 40 magasins et un seul dépôt. Est-ce que c'est adapté ?",
        "Looking for a tool for two buyers. Is there a small plan?",
    ];

    private static readonly string[] Contact =
    [
        "Could someone call me this week? Mornings are best.",
        "A customer of yours told me you cut their stock by a fifth. I would like to hear how.",
        "Do you work with companies that make to order?",
        "Bitte um Rückruf wegen eines Angebots für 15 Nutzer.",
        "We open a warehouse in the spring. What would we have to prepare to start with you then?",
        "Is your data kept in Europe? Our legal team asks before anything else.",
    ];

    private static readonly string[] Pricing =
    [
        "What would it cost for 25 users and four warehouses?",
        "We need a rough figure for next year's budget by Friday.",
        "Is there a yearly price? We do not do monthly contracts.",
        "Preis für 3 Standorte und rund 8.000 Artikel?",
    ];

    private static readonly string[] ByHand =
    [
        "Talked to us at the stand for half an hour and asked for a call.", "Bought from us at the company before this one.", "Wrote to our founder directly.",
        "Asked in the webinar when we could start.", "A customer introduced us by mail.",
    ];

    /// <summary>What a marketer says who does not wait for the definition.</summary>
    public static string WhyByHand(Dice dice) => dice.Pick(ByHand);

    public static string? For(string type, Dice dice) => type switch
    {
        "demo_request" => Some(Demo, 0.7, dice),
        "contact_request" => Some(Contact, 0.85, dice),
        "pricing_request" => Some(Pricing, 0.75, dice),
        _ => null,
    };

    private static string? Some(string[] words, double share, Dice dice) => dice.Chance(share) ? dice.Pick(words) : null;
}
