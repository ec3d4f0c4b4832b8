using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Notices;

/// <summary>Tells people something, each of them once per cause, in the transaction of what happened: in the bell, and by a message that goes out.</summary>
public sealed class PostNotices(PersonHours hours)
{
    /// <summary>Says how many of them were news.</summary>
    public async Task<int> RunAsync(HubDb db, IReadOnlyList<Notice> notices, CancellationToken ct = default)
    {
        if (notices.Count == 0) return 0;

        await ScheduleAsync(db, notices, ct);
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        AddTo(batch, notices);
        await using var reader = await batch.ReadAsync(ct);
        return (await reader.RowsAsync(row => row.GetInt32(0), ct)).Single();
    }

    /// <summary>Lets what says nothing of the time wait until its person works.</summary>
    internal async Task ScheduleAsync(HubDb db, IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        if (notices.Where(n => n.SendAt is null).ToList() is not [_, ..] waiting) return;

        var work = await hours.OfAsync(db, [.. waiting.Select(n => n.PersonId).Distinct()], ct);
        foreach (var notice in waiting) notice.SendAt = work[notice.PersonId].NextOpen(notice.CreatedAt);
    }

    /// <summary>For those who send them along with other statements, and have said when each goes out.</summary>
    internal static void AddTo(SqlBatch batch, IReadOnlyList<Notice> notices)
    {
        if (notices.Count == 0) return;

        batch.Add(
            $"""
            with given as (
                select *
                from unnest($1, $2, $3, $4::jsonb[], $5, $6, $7, $8, $9, $10) as g (id, person_id, kind, facts, link, cause, created_at, send_at, reason, is_digest)),
            posted as (
                insert into notices (id, person_id, kind, facts, link, cause, created_at, read_at)
                select id, person_id, kind, facts, link, cause, created_at, case when is_digest then created_at end
                from given
                on conflict (person_id, cause) do nothing
                returning id, person_id),
            sent as (
                insert into outbox_messages (id, person_id, kind, facts, link, cause, reason, is_digest, send_at, created_at)
                select id, person_id, kind, facts, link, cause, reason, is_digest, send_at, created_at
                from given
                where id in (select id from posted)
                on conflict (person_id, cause) do nothing)
            select count(*)::int from posted
            """)
            .Column(notices, n => n.Id)
            .Column(notices, n => n.PersonId)
            .Names(notices, n => (NoticeKind?)n.Kind)
            .Column(notices, n => n.Facts)
            .Column(notices, n => n.Link)
            .Column(notices, n => n.Cause)
            .Column(notices, n => n.CreatedAt)
            .Column(notices, n => n.SendAt ?? n.CreatedAt)
            .Column(notices, n => n.Reason)
            .Column(notices, n => n.IsDigest);
        batch.Announce(notices.Select(n => n.LiveTopic));
    }
}
