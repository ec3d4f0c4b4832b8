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
    public void The_quick_way_gives_the_same_numbers() => Always(given =>
        new LeadScorer(given.Document)
            .Numbers(given.Lead, given.Account, [.. given.Activities], given.At)
            .SameAs(given.Score().Numbers));

    [Fact]
    public void The_same_instant_again_gives_the_same_card() => Always(given => IsEqual(given.Score(), given.Score()));

    private static void Always(Func<ScoringCase, bool> holds) =>
        Prop.ForAll(AnyScoring.Cases, holds).QuickCheckThrowOnFailure();

    private static double Sum(ScoreCard card, ScorePart part) => card.Lines.Where(l => l.Part == part).Sum(l => l.Points);

    private static bool IsEqual(ScoreCard a, ScoreCard b) =>
        a.SameAs(b) && a.Lines.SequenceEqual(b.Lines) && a.OverriddenBy.SequenceEqual(b.OverriddenBy);

    private static ActivityFact[] Shuffled(IReadOnlyList<ActivityFact> activities, int seed)
    {
        ActivityFact[] shuffled = [.. activities];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
