using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Feedback;

public sealed class ThreadTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ThreadSpeaker Rep = new(Guid.NewGuid(), TeamSide.Sales);
    private static readonly ThreadSpeaker Marketer = new(Guid.NewGuid(), TeamSide.Marketing);

    [Theory]
    [InlineData("s", FeedbackState.WaitingForMarketing, "a rep asked")]
    [InlineData("ss", FeedbackState.WaitingForMarketing, "asking twice does not hand over the turn")]
    [InlineData("sm", FeedbackState.WaitingForSales, "marketing answered")]
    [InlineData("sms", FeedbackState.WaitingForMarketing, "the rep asked on")]
    [InlineData("m", FeedbackState.WaitingForSales, "marketing asked")]
    public void Whose_turn_it_is_follows_from_the_entries(string entries, FeedbackState state, string because)
    {
        var thread = FeedbackThread.Open(ThreadKind.Question, Guid.NewGuid(), SpeakerOf(entries[0]), Monday);
        foreach (var entry in entries[1..]) Assert.True(thread.Add(SpeakerOf(entry), Monday).IsDone);

        Assert.True(state == thread.State, because);
    }

    [Theory]
    [InlineData(ThreadKind.Question, "s", 's', ThreadOutcome.Withdrawn, true, "who asked may drop it")]
    [InlineData(ThreadKind.Question, "s", 'm', ThreadOutcome.Withdrawn, false, "it is not theirs to drop")]
    [InlineData(ThreadKind.Question, "s", 's', ThreadOutcome.Answered, false, "nobody answered")]
    [InlineData(ThreadKind.Question, "sm", 's', ThreadOutcome.Answered, true, "the answer is enough")]
    [InlineData(ThreadKind.Question, "sm", 's', ThreadOutcome.Upheld, false, "that is for disputes")]
    [InlineData(ThreadKind.Dispute, "m", 's', ThreadOutcome.Overturned, true, "sales takes its rejection back")]
    [InlineData(ThreadKind.Dispute, "m", 'm', ThreadOutcome.Overturned, false, "marketing cannot take sales' rejection back")]
    [InlineData(ThreadKind.Dispute, "m", 'm', ThreadOutcome.Upheld, true, "marketing may give in")]
    [InlineData(ThreadKind.Dispute, "m", 's', ThreadOutcome.Answered, false, "that is for questions")]
    [InlineData(ThreadKind.Dispute, "m", 's', ThreadOutcome.DefinitionChanged, false, "an agreement needs both sides")]
    [InlineData(ThreadKind.Dispute, "ms", 'm', ThreadOutcome.DefinitionChanged, true, "both sides wrote")]
    public void Each_side_may_end_a_thread_only_by_what_is_its_to_say(ThreadKind kind, string entries, char closer, ThreadOutcome outcome, bool isAllowed, string because)
    {
        var thread = FeedbackThread.Open(kind, Guid.NewGuid(), SpeakerOf(entries[0]), Monday);
        foreach (var entry in entries[1..]) Assert.True(thread.Add(SpeakerOf(entry), Monday).IsDone);

        var closed = thread.Close(new ThreadClosing(outcome, "words", Guid.NewGuid()), SpeakerOf(closer), Monday);

        Assert.True(isAllowed == closed.IsDone, because);
        Assert.Equal(!isAllowed, thread.IsOpen);
    }

    [Fact]
    public void A_closed_thread_takes_no_more_entries_and_no_other_end()
    {
        var thread = FeedbackThread.Open(ThreadKind.Question, Guid.NewGuid(), Rep, Monday);
        Assert.True(thread.Close(new ThreadClosing(ThreadOutcome.Withdrawn), Rep, Monday).IsDone);

        Assert.False(thread.Add(Marketer, Monday).IsDone);
        Assert.False(thread.Close(new ThreadClosing(ThreadOutcome.Withdrawn), Rep, Monday).IsDone);
        Assert.Equal(FeedbackState.Closed, thread.State);
    }

    [Theory]
    [InlineData("s", null, "0", "it waits for marketing")]
    [InlineData("ssm", null, "0-2 kept", "asking twice is one question")]
    [InlineData("smms", null, "0-1 kept, 3", "asking on is another one")]
    [InlineData("m", 's', "0-1 kept", "closing by the side that was asked is its answer")]
    [InlineData("s", 's', "0-1 dropped", "whoever asked wants no answer any more")]
    [InlineData("sm", 's', "0-1 kept", "what was answered stays so")]
    public void What_a_side_owed_follows_from_the_entries_and_the_end(string entries, char? closer, string owed, string because)
    {
        var thread = FeedbackThread.Open(ThreadKind.Dispute, Guid.NewGuid(), SpeakerOf(entries[0]), Monday);
        if (closer is { } side) Assert.True(thread.Close(new ThreadClosing(ThreadOutcome.Upheld), SpeakerOf(side), Monday.AddHours(entries.Length)).IsDone);

        var turns = thread.Turns(entries.Select((entry, hour) => new SpokenAt(SpeakerOf(entry).Side, Monday.AddHours(hour))));

        Assert.True(owed == string.Join(", ", turns.Select(Told)), because);
    }

    private static string Told(PromiseTurn turn) =>
        turn.End is var (how, at) ? $"{(turn.From - Monday).Hours}-{(at - Monday).Hours} {how.ToString().ToLowerInvariant()}" : $"{(turn.From - Monday).Hours}";

    private static ThreadSpeaker SpeakerOf(char side) => side == 's' ? Rep : Marketer;
}
