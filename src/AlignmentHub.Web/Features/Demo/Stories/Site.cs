namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>The web site of the demo company.</summary>
internal static class Site
{
    public const string Address = "https://www.demo.example";
    public const string Pricing = Address + "/pricing";

    /// <summary>Pages that say nothing about buying.</summary>
    public static readonly IReadOnlyList<(string Url, int Weight)> Pages =
    [
        (Address + "/", 10), (Address + "/product", 12), (Address + "/product/forecasting", 8), (Address + "/product/replenishment", 7),
        (Address + "/customers", 6), (Address + "/customers/alder-foods", 4), (Address + "/integrations", 6), (Address + "/about", 3),
        (Address + "/blog/safety-stock-in-plain-words", 9), (Address + "/blog/why-spreadsheets-break", 9), (Address + "/blog/forecast-error-explained", 7),
        (Address + "/blog/five-warehouse-habits", 6), (Address + "/help/getting-started", 3), (Address + "/careers", 2),
    ];

    public static readonly IReadOnlyList<string> Downloads =
        ["Forecasting for people", "Safety stock calculator", "Buyer's checklist", "Replenishment in ten pages", "Case study: Alder Foods Example"];

    public static readonly IReadOnlyList<string> Webinars = ["Planning without spreadsheets", "The quiet warehouse", "Ask a planner anything"];

    public static readonly IReadOnlyList<string> Letters = ["Monthly letter", "Product news", "Planner's digest"];
}
