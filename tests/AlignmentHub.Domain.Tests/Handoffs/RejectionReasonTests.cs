using AlignmentHub.Domain.Handoffs;
using static AlignmentHub.Domain.Handoffs.ReasonSide;
using static AlignmentHub.Domain.Handoffs.RejectionDisposition;

namespace AlignmentHub.Domain.Tests.Handoffs;

public sealed class RejectionReasonTests
{
    // semantics.md 5.2
    [Theory]
    [InlineData("notAFit", Archive, null, Marketing)]
    [InlineData("tooSmall", Archive, null, Marketing)]
    [InlineData("noIntent", Nurture, 90, Marketing)]
    [InlineData("noRecall", Nurture, 60, Marketing)]
    [InlineData("badContactData", FixData, null, Marketing)]
    [InlineData("duplicate", Archive, null, Marketing)]
    [InlineData("competitor", Archive, null, Marketing)]
    [InlineData("noCapacity", Reroute, null, Sales)]
    [InlineData("wrongTerritory", Reroute, null, Sales)]
    [InlineData("badTiming", Nurture, 90, Neutral)]
    [InlineData("other", Nurture, 30, Marketing)]
    public void A_new_hub_has_these_reasons(string key, RejectionDisposition disposition, int? nurtureDays, ReasonSide side)
    {
        var reason = RejectionReason.Starters().Single(r => r.Key == key);

        Assert.Equal((disposition, nurtureDays, side, true), (reason.Disposition, reason.NurtureDays, reason.Side, reason.IsActive));
        Assert.Equal(11, RejectionReason.Starters().Select(r => r.Order).Distinct().Count());
    }

    [Theory]
    [InlineData(" ", Archive, null, 0, "label")]
    [InlineData("Too far", Nurture, null, 0, "nurtureDays")]
    [InlineData("Too far", Nurture, 0, 0, "nurtureDays")]
    [InlineData("Too far", Archive, 30, 0, "nurtureDays")]
    [InlineData("Too far", Archive, null, -1, "coolDownDays")]
    [InlineData("Too far", Nurture, 4000, 0, "nurtureDays")]
    public void A_reason_that_makes_no_sense_is_refused(string label, RejectionDisposition disposition, int? nurtureDays, int coolDown, string field)
    {
        var outcome = RejectionReason.Define("tooFar", new RejectionTerms(label, disposition, nurtureDays, Neutral, coolDown, 12, IsActive: true));

        Assert.Equal(field, outcome.Refusal?.Fields.Keys.Single());
    }

    [Fact]
    public void A_refused_change_changes_nothing()
    {
        var reason = RejectionReason.Define("tooFar", new RejectionTerms(" Too far ", Nurture, 30, Sales, 30, 12, IsActive: true)).Value!;

        Assert.False(reason.Change(new RejectionTerms("", Archive, null, Neutral, 0, 1, IsActive: false)).IsDone);

        Assert.Equal(("Too far", Nurture, 30, Sales, true), (reason.Label, reason.Disposition, reason.NurtureDays, reason.Side, reason.IsActive));
    }
}
