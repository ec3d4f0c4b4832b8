namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>A country in which the demo company sells.</summary>
/// <param name="Weight">Its share of the accounts.</param>
/// <param name="Dial">Begins a number that nobody has.</param>
internal sealed record DemoPlace(string Country, string Language, string Dial, string Team, int Weight)
{
    public const string Europe = "europe";
    public const string Americas = "americas";

    public static readonly IReadOnlyList<DemoPlace> All =
    [
        new("DE", "de", "+49 30 555 ", Europe, 22), new("GB", "en", "+44 20 5550 ", Europe, 12), new("FR", "fr", "+33 1 5550 ", Europe, 9),
        new("NL", "nl", "+31 20 555 ", Europe, 7), new("SE", "sv", "+46 8 555 ", Europe, 5), new("AT", "de", "+43 1 555 ", Europe, 4),
        new("CH", "de", "+41 44 555 ", Europe, 4), new("IT", "it", "+39 02 5550 ", Europe, 4),
        new("US", "en", "+1 212 555 ", Americas, 30), new("CA", "en", "+1 416 555 ", Americas, 9), new("MX", "es", "+52 55 5550 ", Americas, 3),
        new("BR", "pt", "+55 11 5550 ", Americas, 5),
    ];
}
