using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Keeps what two calendars have in common as a version that clocks can name, the first time that one runs in it.</summary>
internal static class CommonHours
{
    /// <param name="hours">In any order and also more than once; hours of one calendar are kept already.</param>
    public static void AddCommonHours(this SqlBatch batch, IEnumerable<WorkingHours> hours, DateTimeOffset now)
    {
        if (hours.Where(one => one.CommonOf is not null).DistinctBy(one => one.CalendarVersionId).OrderBy(one => one.CalendarVersionId).ToList() is not [_, ..] common) return;

        batch.Add(
            """
            insert into calendar_versions (id, number, document, team_version_id, rep_version_id, created_at)
            select id, 1, '{}', team, rep, $4
            from unnest($1, $2, $3) as c (id, team, rep)
            on conflict (id) do nothing
            """)
            .Column(common, one => one.CalendarVersionId)
            .Column(common, one => one.CommonOf!.Value.Team)
            .Column(common, one => one.CommonOf!.Value.Rep)
            .With(now);
    }

    public static async Task KeepAsync(HubDb db, IEnumerable<WorkingHours> hours, DateTimeOffset now, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        batch.AddCommonHours(hours, now);
        await batch.RunAsync(ct);
    }
}
