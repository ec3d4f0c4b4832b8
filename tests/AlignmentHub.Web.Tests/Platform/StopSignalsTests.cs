using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class StopSignalsTests
{
    private static readonly CancellationToken Asked = new(canceled: true);

    [Fact]
    public async Task What_does_not_end_when_asked_is_left_behind_when_its_time_is_over()
    {
        var stuck = new TaskCompletionSource();

        Assert.Equal(1, await StopSignals.EndAsync(stuck.Task, grace: TimeSpan.Zero, Asked));
    }

    [Fact]
    public async Task What_ends_when_asked_ended_well()
    {
        Assert.Equal(0, await StopSignals.EndAsync(Task.CompletedTask, Timeout.InfiniteTimeSpan, Asked));
        Assert.Equal(0, await StopSignals.EndAsync(Task.FromCanceled(Asked), Timeout.InfiniteTimeSpan, Asked));
    }

    [Fact]
    public async Task What_breaks_says_so_even_when_asked_to_end()
    {
        var broken = Task.FromException(new TimeoutException("The disk is gone."));

        var said = await Assert.ThrowsAsync<TimeoutException>(() => StopSignals.EndAsync(broken, Timeout.InfiniteTimeSpan, Asked));

        Assert.Equal("The disk is gone.", said.Message);
    }
}
