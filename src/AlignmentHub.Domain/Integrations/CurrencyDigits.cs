using System.Collections.Frozen;

namespace AlignmentHub.Domain.Integrations;

/// <summary>How many decimals a currency has. Source: ISO 4217, list one; those not named here have two.</summary>
public static class CurrencyDigits
{
    private const int Usual = 2;

    private static readonly FrozenDictionary<string, int> Others = new Dictionary<string, int>
    {
        ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["ISK"] = 0, ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0, ["PYG"] = 0, ["RWF"] = 0, ["UGX"] = 0,
        ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
        ["BHD"] = 3, ["IQD"] = 3, ["JOD"] = 3, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["TND"] = 3,
    }.ToFrozenDictionary();

    public static int Of(string currency) => Others.GetValueOrDefault(currency, Usual);
}
