using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>The hours that new clocks run in, and the version to copy onto them.</summary>
public sealed record WorkingHours(Guid CalendarVersionId, BusinessCalendar Calendar)
{
    /// <summary>Set where they are what two versions have in common, those of the team and of the rep.</summary>
    public (Guid Team, Guid Rep)? CommonOf { get; init; }

    /// <summary>While both work; those of the team where they never work at the same time, because nothing would ever be due.</summary>
    internal static WorkingHours Common(WorkingHours team, WorkingHours rep, DateTimeOffset now)
    {
        if (team.CalendarVersionId == rep.CalendarVersionId) return team;

        var common = BusinessCalendar.Common(team.Calendar, rep.Calendar);
        return common.Due(now, TimeSpan.FromTicks(1)) is null
            ? team
            : new(CalendarVersion.IdOfCommon(team.CalendarVersionId, rep.CalendarVersionId), common) { CommonOf = (team.CalendarVersionId, rep.CalendarVersionId) };
    }
}
