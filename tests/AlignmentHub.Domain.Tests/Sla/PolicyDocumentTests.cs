using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

public sealed class PolicyDocumentTests
{
    private static readonly PolicyDocument Fine = PolicyDocument.Starter;

    public static TheoryData<string, PolicyDocument, string> Refused => new()
    {
        { "routingMinutes", Fine with { RoutingMinutes = 0 }, "a promise needs time" },
        { "outcomeMinutes", Fine with { OutcomeMinutes = 5_256_001 }, "more than ten years" },
        { "attempts", Fine with { Attempts = 3 }, "how many, but not by when" },
        { "attempts", Fine with { AttemptsMinutes = 60 }, "by when, but not how many" },
        { "attempts", Fine with { Attempts = 0, AttemptsMinutes = 60 }, "no outreach is no attempt" },
        { "pauses", Fine with { Pauses = [PauseCause.WaitingForLead, PauseCause.WaitingForLead] }, "twice the same" },
        { "ladder[0].at", Fine with { Ladder = [new(0, [EscalationDeed.Rep])] }, "nothing is used yet" },
        { "ladder[1].at", Fine with { Ladder = [new(100, [EscalationDeed.Rep]), new(100, [EscalationDeed.Manager])] }, "two steps at once" },
        { "ladder[0].do", Fine with { Ladder = [new(75, [])] }, "nothing happens" },
        { "ladder[0].do", Fine with { Ladder = [new(75, [EscalationDeed.Offer, EscalationDeed.Reassign])] }, "one or the other" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_promised_is_refused_at_its_place(string path, PolicyDocument document, string because)
    {
        Assert.True(document.Check().Refusal?.Fields.Keys.Contains(path), because);
    }

    [Fact]
    public void A_policy_is_read_as_it_was_written()
    {
        var written = Fine with { Attempts = 3, AttemptsMinutes = 2400, Pauses = [PauseCause.WaitingForMarketing], Ladder = [new(80, [EscalationDeed.Digest], Urgent: true)] };

        var read = PolicyDocument.FromJson(written.ToJson());

        Assert.True(written.Check().IsDone);
        Assert.Equal(written.ToJson(), read.ToJson());
    }
}
