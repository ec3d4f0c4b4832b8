using System.Reflection;
using AlignmentHub.Web.Platform.Jobs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class ScheduleWordsTests
{
    private static readonly StringLocalizer<JobTexts> Texts = new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
    private static readonly ScheduleWords Words = new(Texts);

    [Theory]
    [InlineData(null, "when it is asked for")]
    [InlineData("0 * * * * ?", "every minute")]
    [InlineData("15,45 * * * * ?", "every minute, at second 15, 45")]
    [InlineData("0 10 * * * ?", "every hour, at minute 10 (UTC)")]
    [InlineData("0 0 2 * * ?", "every night at 02:00 (UTC)")]
    [InlineData("0 30 14 * * ?", "every day at 14:30 (UTC)")]
    [InlineData("0 0 7 ? * MON", "every Monday at 07:00 (UTC)")]
    [InlineData("0 30 1 3 * ?", "on day 3 of every month at 01:30 (UTC)")]
    [InlineData("0 0/7 1 LW * ?", "0 0/7 1 LW * ?")]
    public void A_schedule_is_said_in_words(string? cron, string words) => Assert.Equal(words, Words.Of(cron));

    [Fact]
    public void Every_job_of_the_timetable_says_when_it_runs_and_what_it_does()
    {
        var timetable = typeof(ScheduledJob).Assembly.GetType("AlignmentHub.Web.Timetable", throwOnError: true)!.GetField("Jobs", BindingFlags.Public | BindingFlags.Static)!;
        var jobs = Assert.IsType<IReadOnlyList<ScheduledJob>>(timetable.GetValue(null), exactMatch: false);

        Assert.All(jobs, job => Assert.NotEqual(job.Cron, Words.Of(job.Cron)));
        Assert.All(jobs, job => Assert.False(Texts[$"job-{job.Name}"].ResourceNotFound, job.Name));
    }
}
