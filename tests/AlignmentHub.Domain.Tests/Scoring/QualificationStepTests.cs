using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using static AlignmentHub.Domain.Scoring.ScoringOccasion;

namespace AlignmentHub.Domain.Tests.Scoring;

/// <summary>When a lead qualifies, and when not again (semantics.md 3.6).</summary>
public sealed class QualificationStepTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Thresholds Forty = new(0, 0, 40);

    [Theory]
    [InlineData(LeadStage.Raw, Event, true, "", "qualifies", "the version says so")]
    [InlineData(LeadStage.Engaged, Nightly, true, "", "qualifies", "time brought it there under the same version")]
    [InlineData(LeadStage.Mql, Event, true, "", "qualifies", "brought along as an MQL, and nobody has it")]
    [InlineData(LeadStage.Engaged, Past, true, "", "awaits", "a past qualifies nobody")]
    [InlineData(LeadStage.Engaged, Nightly, false, "", "awaits", "a version that was activated qualifies nobody by itself")]
    [InlineData(LeadStage.Engaged, Nightly, true, "awaits", "awaits", "still from its next activity")]
    [InlineData(LeadStage.Engaged, Event, true, "awaits", "qualifies", "the next activity is here")]
    [InlineData(LeadStage.Engaged, Change, true, "awaits", "awaits", "a change is no activity")]
    [InlineData(LeadStage.Engaged, Change, true, "", "qualifies", "the change brought it there")]
    [InlineData(LeadStage.Engaged, Event, true, "qualified", "stays", "once qualified, not again before it is lost")]
    [InlineData(LeadStage.HandedOff, Event, true, "", "no", "sales has it")]
    [InlineData(LeadStage.Sql, Event, true, "", "no", "sales has it")]
    [InlineData(LeadStage.Customer, Event, true, "", "no", "it has bought")]
    [InlineData(LeadStage.Lost, Event, true, "", "qualifies", "a lost lead may come again")]
    public void Who_meets_the_version_qualifies_on_an_occasion(
        LeadStage stage, ScoringOccasion occasion, bool isJudgedBefore, string before, string expected, string because)
    {
        var step = Take(40, Before(before), new(stage, null, isJudgedBefore, IsMended: false), occasion);

        Assert.Equal((expected, because), (Word(step), because));
        if (expected == "qualifies") Assert.Equal(Now, step.State.Since);
    }

    [Theory]
    [InlineData(40, "", Nightly, true, "came to meet the version with time")]
    [InlineData(40, "awaits", Nightly, false, "still from its next activity")]
    [InlineData(40, "awaits", Event, true, "all now ends the waiting")]
    [InlineData(39, "awaits", Nightly, true, "meets the version no longer")]
    [InlineData(39, "", Event, false, "does not meet the version")]
    [InlineData(29, "qualified", Nightly, true, "loses it")]
    public void A_run_over_all_leads_judges_those_whose_state_may_change(double total, string before, ScoringOccasion occasion, bool expected, string because) =>
        Assert.Equal((expected, because),
            (QualificationStep.MayChange(Before(before), new ScoreNumbers(50, 50, total, "B2", total >= 40), Forty, LeadStage.Engaged, occasion), because));

    [Theory]
    [InlineData(30, "stays", "exactly ten below")]
    [InlineData(29.9999, "loses", "more than ten below")]
    public void It_is_lost_more_than_ten_below(double total, string expected, string because) =>
        Assert.Equal((expected, because), (Word(Take(total, Before("qualified"), new(LeadStage.HandedOff, null, true, false), Nightly)), because));

    [Theory]
    [InlineData(HandoffState.Assigned, null, 0, null, false, "stays", "it is open")]
    [InlineData(HandoffState.Rejected, -10, 0, -5, false, "qualifies", "engaged since")]
    [InlineData(HandoffState.Rejected, -10, 0, null, false, "stays", "no engagement since")]
    [InlineData(HandoffState.Rejected, -10, 30, -5, false, "stays", "still in the cool-down")]
    [InlineData(HandoffState.Rejected, -30, 30, -5, false, "qualifies", "the cool-down ends now")]
    [InlineData(HandoffState.Rejected, -10, 0, null, true, "stays", "a change is no engagement")]
    [InlineData(HandoffState.Recycled, -10, 0, null, false, "stays", "no engagement since")]
    [InlineData(HandoffState.Disqualified, -10, 0, -1, false, "qualifies", "engaged since")]
    [InlineData(HandoffState.Withdrawn, -10, 0, null, false, "qualifies", "it was taken back, not judged")]
    public void After_a_pass_it_may_come_again(HandoffState state, int? endedDays, int coolDown, int? engagedDays, bool changes, string expected, string because)
    {
        var pass = new LastPass(Guid.NewGuid(), state, Days(endedDays), Days(engagedDays)) { Disposition = RejectionDisposition.Nurture, CoolDownDays = coolDown };
        var step = Take(40, Before("qualified"), new(LeadStage.Nurture, pass, true, changes), Event);

        Assert.Equal((expected, because), (Word(step), because));
    }

    [Theory]
    [InlineData(true, null, "qualifies", "the change is now")]
    [InlineData(false, -1, "qualifies", "it was changed since")]
    [InlineData(false, null, "stays", "nothing is better yet")]
    public void Wrong_data_are_answered_by_better_data(bool isMended, int? mendedDays, string expected, string because)
    {
        var pass = new LastPass(Guid.NewGuid(), HandoffState.Rejected, Days(-10), null) { Disposition = RejectionDisposition.FixData, MendedAt = Days(mendedDays) };

        Assert.Equal((expected, because), (Word(Take(40, Before("qualified"), new(LeadStage.Mql, pass, true, isMended), Change)), because));
        if (isMended) Assert.Equal("qualifies", Word(Take(40, Before("awaits"), new(LeadStage.Mql, pass, true, isMended), Change)));
    }

    private static QualificationStep Take(double total, QualificationState before, QualifyingLead lead, ScoringOccasion occasion) =>
        QualificationStep.Take(before, new ScoreNumbers(50, 50, total, "B2", total >= 40), Forty, lead, occasion, Now);

    private static QualificationState Before(string state) => state switch
    {
        "qualified" => new(Now.AddDays(-20), null, false),
        "awaits" => new(null, null, true),
        _ => QualificationState.None,
    };

    private static DateTimeOffset? Days(int? days) => days is { } d ? Now.AddDays(d) : null;

    private static string Word(QualificationStep step) => step switch
    {
        { Qualifies: true } => "qualifies",
        { Loses: true } => "loses",
        { State.AwaitsActivity: true } => "awaits",
        { State.Since: not null } => "stays",
        _ => "no",
    };
}
