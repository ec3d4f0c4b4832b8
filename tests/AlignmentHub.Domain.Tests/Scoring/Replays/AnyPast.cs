using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Tests.Scoring.Replays;

/// <summary>Random versions and pasts: points that are taken away and fade, late arrivals, midnights, crowded days, changing fields.</summary>
internal sealed class AnyPast(int seed)
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);

    public const int Days = 100;

    public static DateTimeOffset Day(double days) => Begin.AddDays(days);

    public DefinitionDocument Document() => new(
        new Gate([], _random.Next(3) == 0, _random.Next(3) == 0 ? [new("rival", Is("company", "Rival"))] : []),
        new FitPart(100, [new("Who", OneOf<double?>(null, 25), [new("DE", OneOf(10, 20, 40), Is("country", "DE")), new("US", OneOf(-10, 15), Is("country", "US"))])]),
        new EngagementPart(OneOf(60, 100), OneOf(1, 2, 20), [new("Web", OneOf<double?>(null, 45), Rules("w", -200)), new("More", null, Rules("m", 50))]),
        new Weights(OneOf(0.5, 0, 1), OneOf(0.5, 1)),
        new Thresholds(OneOf(0, 10), OneOf(0, 5, 20), OneOf(10, 20, 35)),
        GradeBands.Default,
        [
            .. Maybe(4, new QualifyingOverride("demo", new("t0", null), OneOf<double?>(null, 10, 0.5), OneOf(1, 2), Is("company", "Acme"))),
            .. Maybe(6, new QualifyingOverride("visit", new("t1", Pricing), 3, 2, null)),
        ]);

    public LeadPast Lead()
    {
        var created = Instant(0, Days * 0.8);
        List<(DateTimeOffset, LeadAndAccount)> subjects = [(created, Subject())];
        for (var left = OneOf(0, 0, 1, 3); left > 0; left--) subjects.Add((Instant((created - Begin).TotalDays, Days), Subject()));
        return new([.. subjects.OrderBy(s => s.Item1)], [.. Enumerable.Range(0, _random.Next(16)).Select(Activity)]);
    }

    private (ActivityFact, DateTimeOffset) Activity(int number)
    {
        var at = Instant(-10, Days);
        var known = _random.Next(4) == 0 ? at.AddHours(_random.Next(24 * 12)) : at;
        return (new($"t{_random.Next(3)}", at) { Id = $"{_random.Next(100)}-{number:d2}", Url = _random.Next(2) == 0 ? "/pricing" : "/docs" }, known);
    }

    private EngagementRule[] Rules(string prefix, int lowest) => [.. Enumerable.Range(0, _random.Next(1, 4)).Select(number =>
    {
        var window = OneOf<double?>(null, 7, 0.25, 30);
        return new EngagementRule(
            $"{prefix}{number}", _random.Next(lowest, 400) / 10.0, new($"t{_random.Next(3)}", OneOf(null, Pricing)), OneOf(CountedPer.Each, CountedPer.Once),
            OneOf(1, 1, 2), OneOf<double?>(null, 30), window, window is null ? OneOf<double?>(null, 2, 30) : null);
    })];

    private LeadAndAccount Subject() => new(
        new LeadFacts { Country = OneOf("DE", "US", null), Company = OneOf("Acme", "Rival", "Other", null), Consent = OneOf<bool?>(true, true, false) }, null);

    private DateTimeOffset Instant(double fromDay, double toDay)
    {
        var hours = Math.Floor(24 * (fromDay + _random.NextDouble() * (toDay - fromDay)));
        return Begin.AddHours(_random.Next(5) == 0 ? 24 * Math.Ceiling(hours / 24) : hours).AddMinutes(OneOf(0, 0, 17));
    }

    private static FieldTest Is(string field, string value) => new(field, ConditionOperator.Eq, [value]);

    private static FieldTest Pricing => new("url", ConditionOperator.Contains, ["/pricing"]);

    private T[] Maybe<T>(int oneIn, T thing) => _random.Next(oneIn) == 0 ? [thing] : [];

    private T OneOf<T>(params T[] things) => things[_random.Next(things.Length)];
}
