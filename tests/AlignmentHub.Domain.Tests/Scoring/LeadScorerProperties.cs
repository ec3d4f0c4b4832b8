using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace AlignmentHub.Domain.Tests.Scoring;

public sealed class LeadScorerProperties
{
    private const double LastDecimal = 0.00011;

    [Fact]
    public void The_lines_of_a_part_add_up_to_its_number() => Always(given =>
    {
        var card = given.Score();
        return Math.Abs(Sum(card, ScorePart.Fit) - card.Fit) < LastDecimal
            && Math.Abs(Sum(card, ScorePart.Engagement) - card.Engagement) < LastDecimal;
    });

    [Fact]
    public void Fit_and_engagement_lie_between_0_and_100() => Always(given =>
    {
        var card = given.Score();
        return card.Fit is >= 0 and <= 100 && card.Engagement is >= 0 and <= 100;
    });

    [Fact]
    public void The_order_of_activities_does_not_matter() => Prop
        .ForAll(AnyScoring.Cases, Arb.From(Gen.Choose(0, int.MaxValue)), (given, seed) =>
            IsEqual(given.Score(), (given with { Activities = Shuffled(given.Activities, seed) }).Score()))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_comes_after_the_instant_does_not_matter() => Always(given =>
        IsEqual(given.Score(), (given with { Activities = [.. given.Activities.Where(a => a.At <= given.At)] }).Score()));

    [Fact]
    public void Types_that_no_rule_names_do_not_matter() => Always(given =>
    {
        var scorer = new LeadScorer(given.Document);
        ActivityFact[] named = [.. given.Activities.Where(a => scorer.ActivityTypes.Contains(a.Type))];
        return IsEqual(given.Score(), (given with { Activities = named }).Score());
    });

    [Fact]
    public void What_a_document_does_not_need_does_not_matter() => Always(given =>
    {
        var needs = new LeadScorer(given.Document).Needs;
        var needed = given with
        {
            Lead = needs.OfLeads("country") ? given.Lead : new LeadFacts { Consent = given.Lead.Consent },
            Activities = [.. given.Activities.Where(a => IsNeeded(needs, a, given.At)).Select(a => needs.OfActivities("url") ? a : new(a.Type, a.At) { Id = a.Id })],
        };
        return IsEqual(given.Score(), needed.Score());
    });

    [Fact]
    public void Where_the_bulk_scorer_says_that_ids_do_not_matter_they_do_not() => Always(given =>
    {
        var (shapes, ascending) = Shaped(given, ordered => ordered.ThenBy(a => a.Id, StringComparer.Ordinal));
        var bulk = new LeadScorer(given.Document).Over(shapes);
        if (bulk.DependsOnIds(ascending)) return true;

        var (_, descending) = Shaped(given, ordered => ordered.ThenByDescending(a => a.Id, StringComparer.Ordinal));
        return IsEqual(given.Score(), bulk.Score(given.Lead, given.Account, ascending, given.At))
            && IsEqual(given.Score(), bulk.Score(given.Lead, given.Account, descending, given.At));
    });

    [Fact]
    public void Ids_matter_where_a_day_is_full_and_activities_of_one_instant_differ()
    {
        var at = new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);
        var rule = new EngagementRule("r", 1, new("t", new FieldTest("url", ConditionOperator.Contains, ["/pricing"])), CountedPer.Each, 1, null, null, null);
        var document = new DefinitionDocument(Gate.Open, new(100, []), new(100, 1, [new("g", null, [rule])]), new(0, 1), Thresholds.None, GradeBands.Default, []);
        ActivityFact[] shapes = [new("t", default) { Url = "/pricing" }, new("t", default) { Url = "/docs" }];
        var bulk = new LeadScorer(document).Over(shapes);

        Assert.True(bulk.DependsOnIds([new(at.UtcTicks, 0), new(at.UtcTicks, 1)]));
        Assert.False(bulk.DependsOnIds([new(at.UtcTicks, 0), new(at.UtcTicks, 0)]));
        Assert.False(bulk.DependsOnIds([new(at.UtcTicks, 0), new(at.UtcTicks + 1, 1)]));
        Assert.False(bulk.DependsOnIds([new(at.UtcTicks, 0)]));
    }

    [Fact]
    public void The_quick_way_gives_the_same_numbers() => Always(given =>
        new LeadScorer(given.Document)
            .Numbers(given.Lead, given.Account, [.. given.Activities], given.At)
            .SameAs(given.Score().Numbers));

    [Fact]
    public void What_was_kept_of_activities_tells_later_scores_to_the_last_digit() => Prop
        .ForAll(AnyScoring.Cases, Arb.From(Gen.Choose(0, 2_000)), (any, hours) =>
        {
            var (scorer, before) = (new LeadScorer(any.Document), any.At.AddHours(-hours));
            var given = any with { Activities = [.. any.Activities.Where(a => a.At <= before || a.At > any.At)] };
            var kept = scorer.Keep(given.Activities, before);
            return kept.HoldAt(given.At)
                && IsEqual(given.Score(), scorer.Score(given.Lead, given.Account, kept, given.At))
                && scorer.Numbers(given.Lead, given.Account, kept, given.At).SameAs(given.Score().Numbers)
                && scorer.Keep(kept, given.At).SameAs(scorer.Keep(given.Activities, given.At));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void More_instants_than_can_be_kept_are_not_kept()
    {
        var at = new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);
        var rule = new EngagementRule("r", 1, new("t", null), CountedPer.Each, 1, WindowDays: 30, HalfLifeDays: null, Max: null);
        var scorer = new LeadScorer(new(Gate.Open, new(100, []), new(100, 1_000, [new("g", null, [rule])]), new(0, 1), Thresholds.None, GradeBands.Default, []));
        ActivityFact[] many = [.. Enumerable.Range(0, 101).Select(i => new ActivityFact("t", at.AddMinutes(-i)))];

        Assert.False(scorer.Keep(many, at).HoldAt(at));
        Assert.True(scorer.Keep(many[1..], at).HoldAt(at));
        Assert.True(scorer.Keep(many, at.AddDays(30).AddMinutes(-50)).HoldAt(at.AddDays(30)));
    }

    [Fact]
    public void What_was_kept_says_nothing_of_earlier_instants_nor_of_activities_to_come()
    {
        var given = AnyScoring.Cases.Generator.Sample(1, 1).Single();
        var (scorer, at) = (new LeadScorer(given.Document), given.At);
        var type = given.Document.Engagement.Groups.SelectMany(g => g.Rules).Select(r => r.Activity.Type).FirstOrDefault() ?? "t";
        var kept = scorer.Keep([new(type, at.AddHours(1))], at);

        Assert.False(kept.HoldAt(at.AddTicks(-1)));
        Assert.True(kept.HoldAt(at.AddMinutes(59)));
        Assert.False(kept.HoldAt(at.AddHours(1)));
    }

    [Fact]
    public void The_same_instant_again_gives_the_same_card() => Always(given => IsEqual(given.Score(), given.Score()));

    private static void Always(Func<ScoringCase, bool> holds) =>
        Prop.ForAll(AnyScoring.Cases, holds).QuickCheckThrowOnFailure();

    private static double Sum(ScoreCard card, ScorePart part) => card.Lines.Where(l => l.Part == part).Sum(l => l.Points);

    private static bool IsNeeded(FactNeeds needs, in ActivityFact activity, DateTimeOffset at)
    {
        var type = activity.Type;
        return needs.Activities.FirstOrDefault(need => need.Type == type) is { } need && !(activity.At < need.From(at));
    }

    /// <summary>Activities as a run over all leads holds them: in the order of their instants, by their shapes.</summary>
    private static (ActivityFact[] Shapes, ShapedActivity[] Activities) Shaped(
        ScoringCase given, Func<IOrderedEnumerable<ActivityFact>, IOrderedEnumerable<ActivityFact>> within)
    {
        var ordered = within(given.Activities.OrderBy(a => a.At)).ToList();
        var shapes = given.Activities.Select(a => (a.Type, a.Url)).Distinct().ToList();
        return ([.. shapes.Select(s => new ActivityFact(s.Type, default) { Url = s.Url })],
            [.. ordered.Select(a => new ShapedActivity(a.At.UtcTicks, shapes.IndexOf((a.Type, a.Url))))]);
    }

    private static bool IsEqual(ScoreCard a, ScoreCard b) =>
        a.SameAs(b) && a.Lines.SequenceEqual(b.Lines) && a.OverriddenBy.SequenceEqual(b.OverriddenBy);

    private static ActivityFact[] Shuffled(IReadOnlyList<ActivityFact> activities, int seed)
    {
        ActivityFact[] shuffled = [.. activities];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
