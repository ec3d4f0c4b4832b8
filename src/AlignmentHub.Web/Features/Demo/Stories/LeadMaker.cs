using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>Makes people who work for the demo's accounts.</summary>
internal sealed class LeadMaker(IReadOnlyList<DemoAccount> accounts)
{
    // The definition excludes them by these names.
    private static readonly string[] Competitors = ["rowan-software.example", "hazel-software.example"];

    private static readonly string[] Seniors =
    [
        "Managing director", "Chief operating officer", "VP Operations", "Head of supply chain", "Head of purchasing", "Head of logistics",
        "Director of operations", "Supply chain manager", "Operations manager", "Purchasing manager", "Inventory manager",
    ];

    private static readonly string[] Others =
    [
        "Analyst", "Buyer", "Demand planner", "Assistant", "Consultant", "Warehouse lead", "IT specialist", "Student", "Controller", "Marketing manager",
        "Sales manager", "Office manager",
    ];

    private readonly DemoIds _ids = new(kind: 4);
    private readonly DemoNames _names = new();
    private int _badges;

    private readonly IReadOnlyList<DemoAccount> _stock = [.. accounts.Where(a => a.KeepsStock && !a.IsSmall)];
    private readonly IReadOnlyList<DemoAccount> _small = [.. accounts.Where(a => a.KeepsStock && a.IsSmall)];
    private readonly IReadOnlyList<DemoAccount> _elsewhere = [.. accounts.Where(a => !a.KeepsStock && a.Employees >= 200 && !Competitors.Contains(a.Domain))];

    /// <summary>Somebody whom the definition likes, for a script.</summary>
    public DemoLead Good(Script script, DemoCampaign? campaign, DateTimeOffset createdAt, Dice dice)
    {
        var isWrongTrade = script.Passes[^1].Reason == "notAFit";
        var from = isWrongTrade ? _elsewhere : script.Cast == Cast.SmallCompany ? _small : _stock;
        var account = dice.Pick(from.Where(a => Suits(script.Cast, a)).ToList());
        var title = script.Cast == Cast.SmallCompany || isWrongTrade ? dice.Pick(Seniors[..7]) : dice.Pick(Seniors);
        return Make(account, campaign, createdAt, dice) with { Title = title, Company = account.Name, Consent = true, Tool = Tool(dice, 0.6) };
    }

    /// <summary>Somebody who comes by a campaign or by chance.</summary>
    public DemoLead Any(DemoCampaign? campaign, DateTimeOffset createdAt, Dice dice)
    {
        var account = dice.Pick(accounts);
        var lead = Make(account, campaign, createdAt, dice) with
        {
            Title = dice.Chance(0.08) ? null : dice.Chance(0.35) ? dice.Pick(Seniors) : dice.Pick(Others),
            Company = dice.Chance(0.04) ? null : account.Name,
            Consent = dice.Pick(((bool?)true, 68), (null, 22), (false, 10)),
            Tool = Tool(dice, 0.3),
        };
        // A badge that was scanned at a stand may bear nothing but a name.
        return campaign?.Entry == DemoEntry.Fair && dice.Chance(0.15) ? lead with { Email = null, ExternalId = $"badge-{++_badges:0000}" } : lead;
    }

    /// <summary>Somebody whom sales found or met at an account.</summary>
    public DemoLead OfSales(DemoAccount account, DateTimeOffset createdAt, Dice dice) =>
        Make(account, null, createdAt, dice) with { Title = dice.Pick(Seniors), Company = account.Name, Consent = true, Source = "sales", Medium = "outbound" };

    private DemoLead Make(DemoAccount account, DemoCampaign? campaign, DateTimeOffset createdAt, Dice dice)
    {
        var (first, last, email) = _names.Next(dice, account.Domain);
        return new DemoLead(_ids.Next(createdAt), account, account.Place, campaign, createdAt)
        {
            FirstName = first, LastName = last, Email = email, Phone = account.Place.Dial + $"{dice.Between(100, 198):0000}",
            Source = campaign?.Source ?? "organic_search", Medium = campaign?.Medium ?? "organic", UpdatedAt = createdAt,
        };
    }

    private static bool Suits(Cast cast, DemoAccount account) => cast switch
    {
        Cast.Europe => account.Place.Team == DemoPlace.Europe,
        Cast.Americas => account.Place.Team == DemoPlace.Americas,
        Cast.Anybody or Cast.PrizeDraw or Cast.SmallCompany or Cast.Referral => true,
    };

    private static string? Tool(Dice dice, double known) => dice.Chance(known) ? dice.Pick(("spreadsheets", 6), ("erp", 3), ("none", 1)) : null;
}
