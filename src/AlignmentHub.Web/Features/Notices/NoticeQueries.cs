using System.Text.Json;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Notices;

/// <param name="Lead">The name of the lead it is about, or of what else it is about, such as a month.</param>
/// <param name="Promise">The promise it is about, such as <c>decision</c>.</param>
/// <param name="Version">The number of the version of a definition that it is about.</param>
public sealed record NoticeLine(Guid Id, NoticeKind Kind, string Link, DateTimeOffset CreatedAt, bool IsRead, string? Lead, string? Promise, int? Version);

internal sealed record NoticeRow(Guid Id, string Kind, string Facts, string Link, DateTimeOffset CreatedAt, bool IsRead, string? Lead);

/// <summary>What the bell shows.</summary>
public sealed class NoticeQueries(IDbContextFactory<HubDb> databases)
{
    private const int Shown = 30;

    public async Task<int> UnreadAsync(Guid personId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Notice>().CountAsync(n => n.PersonId == personId && n.ReadAt == null, ct);
    }

    /// <summary>The newest, read or not.</summary>
    public async Task<IReadOnlyList<NoticeLine>> NewestAsync(Guid personId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<NoticeRow>($"""
            select n.id as "Id", n.kind as "Kind", n.facts::text as "Facts", n.link as "Link", n.created_at as "CreatedAt", n.read_at is not null as "IsRead",
                   coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Lead"
            from notices n
            left join handoffs h on h.id = (n.facts ->> 'handoff')::uuid
            left join leads l on l.id = h.lead_id
            where n.person_id = {personId}
            order by n.created_at desc, n.id desc
            limit {Shown}
            """).ToListAsync(ct);
        return [.. rows.Select(row => new NoticeLine(row.Id, Enum.Parse<NoticeKind>(row.Kind), row.Link, row.CreatedAt, row.IsRead, row.Lead ?? TextOf(row.Facts, "about"), TextOf(row.Facts, "promise"), VersionOf(row.Facts)))];
    }

    private static string? TextOf(string facts, string name)
    {
        using var about = JsonDocument.Parse(facts);
        return about.RootElement.TryGetProperty(name, out var text) ? text.GetString() : null;
    }

    private static int? VersionOf(string facts)
    {
        using var about = JsonDocument.Parse(facts);
        return about.RootElement.TryGetProperty("version", out var version) ? version.GetInt32() : null;
    }
}
