using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Suggestions;

namespace AlignmentHub.Domain.Tests.Scoring.Suggestions;

public sealed class SuggestionTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // Everybody with a title qualifies with 20 points of 10 needed.
    private static readonly DefinitionDocument Active = new(
        Gate.Open, new FitPart(100, [new("g", null, [new FitRule("Titled", 20, new FieldTest("title", ConditionOperator.IsNotEmpty, []))])]),
        EngagementPart.Empty, new Weights(1, 0), new Thresholds(0, 0, 10), GradeBands.Default, []);

    /// <summary>Forty small ones of which one is accepted, and a hundred large ones of which eighty are.</summary>
    private static readonly DecidedLead[] Leads =
    [
        .. Enumerable.Range(0, 40).Select(i => Lead("small", isAccepted: i == 0)), .. Enumerable.Range(0, 100).Select(i => Lead("large", isAccepted: i < 80)),
    ];

    [Theory]
    [InlineData(8, 10, 0.4902, 0.9433, "the textbook's example")]
    [InlineData(0, 20, 0, 0.1611, "none is not never")]
    [InlineData(0, 0, 0, 1, "nothing is known")]
    public void A_share_of_few_cases_has_a_wide_interval(int hits, int cases, double low, double high, string because)
    {
        var interval = WilsonInterval.Of(hits, cases);
        Assert.True(Math.Abs(interval.Low - low) < 0.0001 && Math.Abs(interval.High - high) < 0.0001, $"{because}: {interval}");
    }

    [Fact]
    public void Ties_count_half_in_the_quality_of_a_ranking()
    {
        Assert.Equal(1, RankQuality.Auc([(2, true), (1, false)]));
        Assert.Equal(0.5, RankQuality.Auc([(1, true), (1, false)]));
        Assert.Equal(0.75, RankQuality.Auc([(1, true), (2, true), (1, false)]));
        Assert.Null(RankQuality.Auc([(1, true)]));
    }

    [Fact]
    public void A_regression_finds_the_logarithm_of_the_odds()
    {
        // Without the feature 1 of 4 is good, with it 3 of 4: the odds are nine times as high.
        (int, double)[][] rows = [.. Enumerable.Range(0, 8).Select(i => i < 4 ? Array.Empty<(int, double)>() : [(0, 1.0)])];
        var weights = LogisticFit.Weights(rows, [true, false, false, false, true, true, true, false], 1, 1e-9);
        Assert.Equal(Math.Log(9), weights[0], 5);
    }

    [Fact]
    public void A_card_says_what_its_points_would_have_kept_away()
    {
        var suggestions = new PointSuggestions(Active, Leads, OutcomeGoal.Accepted);
        var card = Assert.Single(suggestions.Cards(CandidateRules.From([.. Leads.Select(l => l.Subject)], _ => false)));

        Assert.Equal(("country", -15, 39, 1, 0), (card.Rule.Field, card.Points, card.Rejections, card.Acceptances, card.Wins)); // 20 - 10 would still be enough
        Assert.Equal(39 / 59.0, card.RejectionShare);
        Assert.False(new LeadScorer(suggestions.Apply(card)).Score(Leads[0].Subject.Lead, null, [], At).Qualifies);
        Assert.True(new LeadScorer(suggestions.Apply(card)).Score(Leads[^1].Subject.Lead, null, [], At).Qualifies);
    }

    [Fact]
    public void What_names_somebody_or_is_known_only_after_contact_makes_no_rule()
    {
        LeadAndAccount[] leads = [.. Enumerable.Range(0, 100).Select(i => new LeadAndAccount(new LeadFacts
        {
            Email = "a@b.example", Country = i % 2 == 0 ? "DE" : "US", Custom = new Dictionary<string, FieldValue> { ["Tags"] = i % 2 == 0 ? "hot" : "cold" },
        }, null))];
        Assert.Equal(["country"], CandidateRules.From(leads, field => field.StartsWith("custom.", StringComparison.Ordinal) && AfterContact.IsKnown(field["custom.".Length..])).Select(c => c.Field).Distinct());
    }

    [Theory]
    [InlineData("Tags", true)]
    [InlineData("lead_quality", true)]
    [InlineData("Asymmetrique Profile Score", true)]
    [InlineData("Last Activity", false)]
    public void Fields_that_sales_fills_in_are_known_by_name(string key, bool isKnown) => Assert.Equal(isKnown, AfterContact.IsKnown(key));

    [Fact]
    public void Too_few_leads_suggest_nothing() =>
        Assert.Contains("at least 100", new HistoryFit(Active, [.. Leads.Take(60)], OutcomeGoal.Accepted).Propose([]).Refusal!.Reason, StringComparison.Ordinal);

    [Fact]
    public void Fitted_points_are_whole_and_tell_better_than_the_active_version()
    {
        var fitted = new HistoryFit(Active, Leads, OutcomeGoal.Accepted).Propose(CandidateRules.From([.. Leads.Select(l => l.Subject)], _ => false)).Value!;
        Assert.All(fitted.Document.Fit.Groups.SelectMany(g => g.Rules), rule => Assert.Equal(Math.Round(rule.Points), rule.Points));
        Assert.Equal(0.5, fitted.ActiveAuc);
        Assert.InRange(fitted.Auc!.Value, 0.7, 1);
        Assert.True(DefinitionDocument.Parse(System.Text.Json.JsonElement.Parse(fitted.Document.ToJson().ToJsonString())).IsDone);
    }

    private static DecidedLead Lead(string country, bool isAccepted) =>
        new(new(new LeadFacts { Title = "Head", Country = country }, null), [], At, isAccepted, null);
}
