using Quartz;

namespace AlignmentHub.Web;

/// <summary>Everything that happens without anybody clicking, and when.</summary>
internal static class Timetable
{
    public static IServiceCollection AddTimetable(this IServiceCollection services) => services;
}
