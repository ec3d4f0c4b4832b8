
namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>Names of people who do not exist: everyday first names with made-up family names.</summary>
internal sealed class DemoNames
{
    private static readonly string[] First =
    [
        "Ada", "Alba", "Anton", "Bea", "Bruno", "Carla", "Casper", "Dina", "Edda", "Elias", "Emil", "Erik", "Fay", "Felix", "Flora", "Greta", "Hugo", "Ida",
        "Ilja", "Iris", "Jana", "Joel", "Juna", "Karim", "Kira", "Lars", "Lea", "Leon", "Lia", "Linus", "Lotta", "Luca", "Mai", "Malik", "Marta", "Milo",
        "Mina", "Nadia", "Nils", "Noa", "Nora", "Olga", "Omar", "Oskar", "Paul", "Pia", "Quinn", "Rafael", "Rana", "Rosa", "Ruben", "Sami", "Selma", "Silas",
        "Stella", "Tara", "Theo", "Tilda", "Uma", "Vera", "Viktor", "Yara", "Yusuf", "Zoe",
    ];

    private static readonly string[] Beginnings =
    [
        "Al", "Bar", "Bel", "Cor", "Dal", "Den", "El", "Fen", "Gar", "Hal", "Hol", "Jar", "Kal", "Kes", "Lan", "Lor", "Mar", "Mel", "Nor", "Or", "Pel", "Ran",
        "Ros", "Sal", "Sten", "Tal", "Ver", "Wil",
    ];

    private static readonly string[] Ends =
    [
        "borg", "dahl", "den", "enko", "feld", "gren", "ini", "lund", "mann", "mer", "moor", "ova", "quist", "ridge", "sen", "ton", "vall", "wood",
    ];

    private readonly HashSet<string> _taken = [];

    /// <summary>A name whose address nobody has at this company.</summary>
    public (string First, string Last, string Email) Next(Dice dice, string domain)
    {
        while (true)
        {
            var (first, last) = (dice.Pick(First), dice.Pick(Beginnings) + dice.Pick(Ends));
            var email = $"{first}.{last}@{domain}".ToLowerInvariant();
            if (_taken.Add(email)) return (first, last, email);
        }
    }
}
