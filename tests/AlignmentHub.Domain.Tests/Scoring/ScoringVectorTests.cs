using System.Text.Json;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Tests.Scoring;

/// <summary>The cases of tests/vectors/scoring.json; the last 60 sit exactly on a boundary.</summary>
public sealed class ScoringVectorTests
{
    private const double Tolerance = 0.001;

    private static readonly JsonElement[] Cases = ReadCases();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Fact]
    public void All_cases_are_there() => Assert.Equal(660, Cases.Length);

    [Theory, MemberData(nameof(Numbers))]
    public void A_case_scores_as_expected(int number)
    {
        var outcome = ScoringCase.Parse(Cases[number]);
        Assert.Empty(outcome.Refusal?.Fields.Select(f => $"{f.Key}: {f.Value[0]}") ?? []);

        var given = outcome.Value!;
        var expected = Cases[number].GetProperty("expected").Deserialize<ScoreCard>(JsonSerializerOptions.Web)!;
        var card = given.Score();

        Assert.Equal(expected.Fit, card.Fit, Tolerance);
        Assert.Equal(expected.Engagement, card.Engagement, Tolerance);
        Assert.Equal(expected.Total, card.Total, Tolerance);
        Assert.Equal(expected.Grade, card.Grade);
        Assert.Equal(expected.Qualifies, card.Qualifies);
        Assert.Equal(expected.BlockedBy, card.BlockedBy);
        Assert.Equal(expected.OverriddenBy, card.OverriddenBy);
        Assert.Equal(expected.Lines.Select(Place), card.Lines.Select(Place));
        Assert.All(expected.Lines.Zip(card.Lines), pair => Assert.Equal(pair.First.Points, pair.Second.Points, Tolerance));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void The_quick_way_gives_the_same_numbers(int number)
    {
        var given = ScoringCase.Parse(Cases[number]).Value!;

        var numbers = new LeadScorer(given.Document).Numbers(given.Lead, given.Account, [.. given.Activities], given.At);

        Assert.True(numbers.SameAs(given.Score().Numbers));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void The_way_for_many_leads_gives_the_same_card(int number)
    {
        var given = ScoringCase.Parse(Cases[number]).Value!;
        var inOrder = given.Activities.OrderBy(a => a.At).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        var shapes = inOrder.Distinct(new SameShape()).ToList();
        var activities = inOrder.Select(a => new ShapedActivity(a.At.UtcTicks, shapes.FindIndex(s => new SameShape().Equals(s, a)))).ToArray();

        var bulk = new LeadScorer(given.Document).Over(shapes);

        Assert.Equal(JsonSerializer.Serialize(given.Score()), JsonSerializer.Serialize(bulk.Score(given.Lead, given.Account, activities, given.At)));
        Assert.True(bulk.Numbers(given.Lead, given.Account, activities, given.At).SameAs(given.Score().Numbers));
        Assert.True(bulk.Keep(activities, given.At).SameAs(new LeadScorer(given.Document).Keep(given.Activities, given.At)));
    }

    private static (ScorePart Part, string? Group, string Rule) Place(ScoreLine line) => (line.Part, line.Group, line.Rule);

    private static JsonElement[] ReadCases()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", "scoring.json"));
        using var json = JsonDocument.Parse(file);
        return [.. json.RootElement.Clone().EnumerateArray()];
    }

    private sealed class SameShape : IEqualityComparer<ActivityFact>
    {
        public bool Equals(ActivityFact a, ActivityFact b) => Of(a) == Of(b);

        public int GetHashCode(ActivityFact a) => Of(a).GetHashCode();

        private static (string, string?, string?, string?, string?, string) Of(ActivityFact a) =>
            (a.Type, a.Url, a.Campaign, a.Asset, a.Source, JsonSerializer.Serialize(a.Custom));
    }
}
