using Npgsql;
using Quartz;

namespace AlignmentHub.Web.Platform.Jobs;

internal static class JobsFeature
{
    // A dead server is noticed and its work taken over within about five seconds.
    private static readonly TimeSpan Checkin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CheckinMisfire = TimeSpan.FromSeconds(3);

    /// <summary>Runs the jobs of the timetable on this server and every other one of the hub: each firing happens once.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration, string connectionString, IReadOnlyList<ScheduledJob> timetable)
    {
        services.AddSingleton(timetable).AddSingleton<JobLog>().AddSingleton<JobQueries>().AddSingleton<StartJob>().AddSingleton<JobRequests>().AddSingleton<ScheduleWords>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, connectionString);
                store.ProvisionSchema();
                store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (Checkin, CheckinMisfire));
                store.UseExecutionHistory();
                // Or they keep alive a hub that ends while the database is away.
                store.ConfigureStore(options => options.UseBackgroundThreads = true);
            });
            foreach (var job in timetable) Schedule(quartz, job);
        });
        // Off for tests and for servers that only serve pages.
        if (configuration.GetValue("Hub:Jobs:Enabled", true)) services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    private static void Schedule(IQuartzBuilder quartz, ScheduledJob job)
    {
        quartz.AddJob(job.Type, detail => detail.WithIdentity(job.Name).StoreDurably().RequestRecovery().DisallowConcurrentExecution());
        if (job.Cron is not { } cron) return;

        // What was missed while no server ran is done once, then the timetable goes on: every job catches up by itself.
        quartz.AddTrigger(trigger => trigger.ForJob(job.Name).WithIdentity(job.Name)
            
            .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
    }
}
