using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace AlignmentHub.Domain.Tests.Scoring;

/// <summary>Random definitions and histories, crowded enough to meet every cap, floor and ceiling.</summary>
internal static class AnyScoring
{
    private static readonly DateTimeOffset At = new(2026, 6, 15, 9, 30, 0, TimeSpan.Zero);

    public static Arbitrary<ScoringCase> Cases { get; } = (
        from fit in Groups(FitRule)
        from engagement in Groups(EngagementRule)
        from dailyCap in Gen.Choose(1, 3)
        from caps in Gen.Two(Gen.Elements(30.0, 100, 300))
        from weights in Gen.Two(Gen.Choose(0, 10).Select(w => w / 10.0))
        from thresholds in Gen.Choose(0, 60).Select(t => (double)t)
        from consent in Gen.Elements(true, false)
        from activities in Activities
        from country in Gen.Elements("DE", "US", null)
        select new ScoringCase(
            new DefinitionDocument(
                Gate.Open with { Consent = consent },
                new FitPart(caps.Item1, fit),
                new EngagementPart(caps.Item2, dailyCap, engagement),
                new Weights(weights.Item1, weights.Item2),
                new Thresholds(thresholds, thresholds / 2, thresholds),
                GradeBands.Default,
                [new QualifyingOverride("demo", new("t0", null), 10, 2, null)]),
            new LeadFacts { Country = country, Consent = true }, null, activities, At)).ToArbitrary();

    private static Gen<ActivityFact[]> Activities { get; } =
        Gen.Choose(0, 40).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count), Activity));

    private static Gen<ActivityFact> Activity(int number) =>
        from type in Gen.Choose(0, 2)
        from hours in Gen.Choose(-30, 400)
        from url in Gen.Elements("https://x.example/pricing", "https://x.example/docs", null)
        select new ActivityFact($"t{type}", At.AddHours(-6 * hours)) { Id = $"a{number:d3}", Url = url };

    private static Gen<RuleGroup<TRule>[]> Groups<TRule>(Func<int, Gen<TRule>> rule) =>
        Gen.Choose(0, 3).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count), number =>
            from cap in Gen.Elements<double?>(null, 20, 45)
            from rules in Gen.Choose(0, 5).SelectMany(size => Gen.CollectToArray(Enumerable.Range(0, size), rule))
            select new RuleGroup<TRule>($"g{number}", cap, rules)));

    private static Gen<FitRule> FitRule(int number) =>
        from points in Points
        from country in Gen.Elements("DE", "US")
        select new FitRule($"r{number}", points, new FieldTest("country", ConditionOperator.Eq, [country]));

    private static Gen<EngagementRule> EngagementRule(int number) =>
        from points in Points
        from type in Gen.Choose(0, 2)
        from isPricing in Gen.Elements(true, false)
        from per in Gen.Elements(CountedPer.Each, CountedPer.Once)
        from atLeast in Gen.Choose(1, 3)
        from max in Gen.Elements<double?>(null, 12.5)
        from window in Gen.Elements<double?>(null, 7, 0.25)
        from halfLife in Gen.Elements<double?>(null, 0.5, 30)
        select new EngagementRule(
            $"r{number}", points,
            new($"t{type}", isPricing ? new FieldTest("url", ConditionOperator.Contains, ["/pricing"]) : null),
            per, atLeast, max, window, window is null ? halfLife : null);

    private static Gen<double> Points => Gen.Choose(-300, 700).Select(tenths => tenths / 10.0);
}
