using AlignmentHub.Web.Platform.Jobs;

namespace AlignmentHub.Web;

/// <summary>Everything that happens without anybody clicking, and when (UTC).</summary>
internal static class Timetable
{
    public static readonly IReadOnlyList<ScheduledJob> Jobs = [];
}
