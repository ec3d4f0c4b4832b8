using AlignmentHub.Domain.Sla;
using AlignmentHub.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace AlignmentHub.Domain.Tests.Sla;

public sealed class ClockHistoryTests
{
    // Most acts follow each other soon, many at the same instant: that is where orders are lost.
    private static readonly Gen<(ClockAct Act, int Later)> Step =
        from act in Gen.Elements(Enum.GetValues<ClockAct>())
        from later in Gen.Frequency((3, Gen.Constant(0)), (4, Gen.Choose(1, 200)), (1, Gen.Choose(200, 4000)))
        select (act, later);

    private static readonly Gen<(ClockAct Act, int Later)[]> Steps = Gen.Choose(0, 40).SelectMany(count => Step.ArrayOf(count));

    [Fact]
    public void Working_it_out_again_finds_every_clock_as_events_left_it() => Always.Holds(Steps, steps =>
    {
        var story = Told(steps);
        return story.Differing().Count == 0;
    }, times: 3000);

    [Fact]
    public void Stories_reach_every_state_of_a_clock()
    {
        var states = Steps.Sample(500).SelectMany(steps => Told(steps).Clocks).Select(clock => clock.State).ToHashSet();

        Assert.Equal(Enum.GetValues<ClockState>().ToHashSet(), states);
    }

    private static ClockStory Told((ClockAct Act, int Later)[] steps)
    {
        var story = new ClockStory();
        story.Do(ClockAct.Assign, steps.Length % 3);
        foreach (var (act, later) in steps) story.Do(act, later);
        return story;
    }
}
