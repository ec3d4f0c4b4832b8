using System.Runtime.InteropServices;

namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>Where a share lies with 95 % confidence, also for few cases (Wilson 1927, score interval).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WilsonInterval(double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>Of none there is nothing to say: 0 to 1.</summary>
    public static WilsonInterval Of(long hits, long cases)
    {
        if (cases == 0) return new(0, 1);

        var share = (double)hits / cases;
        var scale = 1 + Z * Z / cases;
        var middle = (share + Z * Z / (2 * cases)) / scale;
        var half = Z * Math.Sqrt(share * (1 - share) / cases + Z * Z / (4.0 * cases * cases)) / scale;
        return new(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
