using System.Text.Json;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Tests.Definitions;

namespace AlignmentHub.Domain.Tests.Scoring;

public sealed class LeadScorerTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly LeadFacts Lead =
        new() { Email = "ada@acme.example", Company = "Acme", Title = "Head of Sales", Consent = true };

    private static readonly LeadScorer Scorer = new(SampleDefinition.Json().Parse().Value!);

    [Fact]
    public void Twenty_points_with_a_half_life_of_30_days_are_7_0711_after_45_days()
    {
        var json = SampleDefinition.Json().With("engagement.groups[0].rules[0].points", "20");
        var card = new LeadScorer(json.Parse().Value!).Score(Lead, null, [View(-45)], At);

        var line = Assert.Single(card.Lines, l => l.Part == ScorePart.Engagement);
        Assert.Equal(7.0711, line.Points);
        Assert.Equal(20, line.PointsBeforeDecay);
        Assert.Equal(1, line.Activities);
    }

    [Fact]
    public void A_card_in_JSON_has_the_documented_members()
    {
        var json = JsonSerializer.SerializeToElement(Scorer.Score(Lead, null, [View(0)], At), JsonSerializerOptions.Web);

        Assert.Equal(
            ["fit", "engagement", "total", "grade", "qualifies", "blockedBy", "overriddenBy", "lines"],
            json.EnumerateObject().Select(m => m.Name));
        Assert.Equal("engagement", json.GetProperty("lines").EnumerateArray().Last().GetProperty("part").GetString());
        Assert.True(json.Deserialize<ScoreCard>(JsonSerializerOptions.Web)!.SameAs(Scorer.Score(Lead, null, [View(0)], At)));
    }

    [Fact]
    public void What_blocks_is_listed_in_ordinal_order()
    {
        var card = Scorer.Score(new LeadFacts(), new AccountFacts { Domain = "RIVAL.example" }, [], At);

        Assert.Equal(["consent", "exclusion:competitor", "required:company", "required:email"], card.BlockedBy);
        Assert.True(card.Numbers.IsBlocked);
    }

    [Fact]
    public void An_override_whose_condition_fails_is_open_but_does_not_hold()
    {
        ActivityFact[] demo = [new("demo_request", At.AddDays(-29))];

        var ours = Scorer.Score(Lead, new AccountFacts { IsTarget = true }, demo, At);
        var others = Scorer.Score(Lead, new AccountFacts { IsTarget = false }, demo, At);

        Assert.True(ours.Qualifies);
        Assert.Equal(["Demo request from a target account"], ours.OverriddenBy);
        Assert.False(others.Qualifies);
        Assert.Equal((0, 1), (others.OverriddenBy.Count, others.OpenOverrides.Count));
    }

    [Fact]
    public void The_types_that_matter_are_told() =>
        Assert.Equal(["demo_request", "page_view", "webinar"], Scorer.ActivityTypes.Order(StringComparer.Ordinal));

    [Fact]
    public void Days_are_those_of_UTC_whatever_offset_an_instant_is_written_with()
    {
        var json = SampleDefinition.Json().With("engagement.dailyCapPerType", "1");
        var late = new DateTimeOffset(2026, 2, 28, 23, 30, 0, TimeSpan.Zero);
        ActivityFact[] views = [At(late), At(late.AddHours(1).ToOffset(TimeSpan.FromHours(-5)))];

        var card = new LeadScorer(json.Parse().Value!).Score(Lead, null, views, LeadScorerTests.At);

        Assert.Equal(2, Assert.Single(card.Lines, l => l.Part == ScorePart.Engagement).Activities);

        static ActivityFact At(DateTimeOffset instant) => new("page_view", instant) { Url = "https://acme.example/pricing" };
    }

    [Theory]
    [InlineData(10, 20, 15, "B2", true, true)]
    [InlineData(10.0001, 20, 15, "B2", true, false)]
    [InlineData(10, 20.0001, 15, "B2", true, false)]
    [InlineData(10, 20, 15.0001, "B2", true, false)]
    [InlineData(10, 20, 15, "B3", true, false)]
    [InlineData(10, 20, 15, "B2", false, false)]
    public void A_score_is_new_if_a_number_the_grade_or_the_qualification_is(
        double fit, double engagement, double total, string grade, bool qualifies, bool same) =>
        Assert.Equal(same, new ScoreNumbers(10, 20, 15, "B2", true).SameAs(new(fit, engagement, total, grade, qualifies)));

    private static ActivityFact View(double days) =>
        new("page_view", At.AddDays(days)) { Id = "v", Url = "https://acme.example/pricing" };
}
