using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Notices;

/// <summary>Tells people something, each of them once per cause, in the transaction of what happened.</summary>
public sealed class PostNotices
{
    /// <summary>Says how many of them were news.</summary>
    public async Task<int> RunAsync(HubDb db, IReadOnlyList<Notice> notices, CancellationToken ct = default)
    {
        if (notices.Count == 0) return 0;

        await using var command = new NpgsqlCommand(
            $"""
            with posted as (
                insert into notices (id, person_id, kind, facts, link, cause, created_at)
                select * from unnest($1, $2, $3, $4::jsonb[], $5, $6, $7)
                on conflict (person_id, cause) do nothing
                returning person_id),
            told as (
                select pg_notify('{HubDb.LiveChannel}', 'notice/' || person_id) from (select distinct person_id from posted) as people)
            select (select count(*) from posted)::int, (select count(*) from told)
            """, db.Connection);
        Add(notices.Select(n => n.Id));
        Add(notices.Select(n => n.PersonId));
        Add(notices.Select(n => n.Kind.ToString()));
        Add(notices.Select(n => n.Facts));
        Add(notices.Select(n => n.Link));
        Add(notices.Select(n => n.Cause));
        Add(notices.Select(n => n.CreatedAt));
        await db.Database.OpenConnectionAsync(ct);
        return (int)(await command.ExecuteScalarAsync(ct))!;

        void Add<T>(IEnumerable<T> values) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });
    }
}
