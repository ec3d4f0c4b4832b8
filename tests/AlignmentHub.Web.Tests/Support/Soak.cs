using System.Globalization;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>How many times as much is tried as in the suite: eng/soak.sh says.</summary>
public static class Soak
{
    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("HUB_SOAK") ?? "1", CultureInfo.InvariantCulture);

    public static int Count(int inSuite, int most) => Math.Min(inSuite * Times, most);
}
