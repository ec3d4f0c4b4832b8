using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace AlignmentHub.Domain.Tests.Support;

/// <summary>Checks a promise on generated values: the same ones in every run; HUB_SOAK=50 checks fifty times as many.</summary>
internal static class Always
{
    private static readonly int Soak = int.Parse(Environment.GetEnvironmentVariable("HUB_SOAK") ?? "1", CultureInfo.InvariantCulture);

    public static void Holds<T>(Gen<T> values, Func<T, bool> promise, int times = 300)
    {
        var sameEveryRun = new Replay(new Rnd(20260301), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(times * Soak).WithQuietOnSuccess(true).WithReplay(sameEveryRun);
        Check.One(config, Prop.ForAll(values.ToArbitrary(), promise));
    }
}
