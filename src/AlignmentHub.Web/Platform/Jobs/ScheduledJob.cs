namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>One line of the timetable.</summary>
/// <param name="Name">The name that people and scripts use, such as <c>nightly</c>.</param>
/// <param name="Cron">When it runs, in Quartz's cron syntax and in UTC; null: only when something or somebody asks for it.</param>
public sealed record ScheduledJob(string Name, string? Cron, Type Type);
