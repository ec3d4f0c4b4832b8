namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>The companies of the demo: every first word with every trade once.</summary>
internal static class DemoAccounts
{
    public const int Count = 400;

    private const int Targets = 36;
    private const long RevenuePerHeadMinor = 18_000_000;

    private static readonly string[] FirstWords =
    [
        "Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple", "Oak", "Pine", "Rowan", "Sorrel",
        "Spruce", "Thistle", "Willow", "Yew",
    ];

    private static readonly (string Word, string Industry)[] Trades =
    [
        ("Works", "Manufacturing"), ("Tools", "Manufacturing"), ("Motors", "Manufacturing"), ("Freight", "Logistics"), ("Storage", "Logistics"),
        ("Outfitters", "Retail"), ("Markets", "Retail"), ("Toys", "Retail"), ("Foods", "Food"), ("Bakeries", "Food"), ("Drinks", "Food"),
        ("Paints", "Chemicals"), ("Plastics", "Chemicals"), ("Software", "Software"), ("Clinics", "Healthcare"), ("Academy", "Education"),
        ("Builders", "Construction"), ("Press", "Media"), ("Textiles", "Manufacturing"), ("Garden", "Retail"),
    ];

    public static IReadOnlyList<DemoAccount> Found(DemoSpan span, DemoStaff staff)
    {
        var dice = new Dice("accounts");
        var ids = new DemoIds(kind: 3);
        var targets = 0;
        return [.. from first in FirstWords from trade in Trades select Make(first, trade.Word, trade.Industry)];

        DemoAccount Make(string first, string word, string industry)
        {
            var place = dice.Pick([.. DemoPlace.All.Select(p => (p, p.Weight))]);
            var employees = Employees(dice);
            var isTarget = employees is >= 200 and < 5000 && industry is "Manufacturing" or "Food" or "Logistics" && dice.Chance(0.45) && targets < Targets;
            if (isTarget) targets++;
            var owner = isTarget ? dice.Pick(staff.TeamFor(place).Reps).Person.Id : (Guid?)null;
            var revenue = (long)(employees * RevenuePerHeadMinor * (0.6 + dice.Share())) / 1_000_000 * 1_000_000;
            return new DemoAccount(
                ids.Next(span.SetUp), $"{first}-{word}.example".ToLowerInvariant(), $"{first} {word} Example", industry, employees, revenue, place.Country,
                isTarget, owner, span.SetUp);
        }
    }

    private static int Employees(Dice dice) => dice.Pick((0, 16), (1, 38), (2, 29), (3, 17)) switch
    {
        0 => dice.Between(2, DemoAccount.Small - 1),
        1 => dice.Between(20, 199),
        2 => dice.Between(200, 999),
        _ => dice.Between(1000, 8000),
    };
}
