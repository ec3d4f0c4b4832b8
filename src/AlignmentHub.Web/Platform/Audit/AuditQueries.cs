using System.Text.Json;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Audit;

/// <summary>One line of the audit log, with names.</summary>
/// <param name="Actor">E-mail; absent for what the hub did by itself.</param>
/// <param name="Key">Name of the API key that it came through.</param>
/// <param name="KeyOwner">E-mail of the person whom the key belongs to; another than the actor when it was relayed.</param>
public sealed record AuditLine(
    long Id, DateTimeOffset At, string? Actor, string? Key, string? KeyOwner, string Act, string Subject, JsonElement? Before, JsonElement? After, string? Reason);

/// <summary>What is asked of the log; absent members ask nothing.</summary>
/// <param name="Actor">E-mail address.</param>
/// <param name="Subject">The thing, such as <c>handoff/0199…</c>, or its kind: <c>handoff/</c>.</param>
public sealed record AuditFilter(DateTimeOffset? Since = null, string? Actor = null, string? Subject = null);

public sealed record AuditKey(long Id);

/// <summary>Reads who did what.</summary>
public sealed class AuditQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>The oldest first, so that a reader who comes back with the cursor misses nothing.</summary>
    public async Task<ListAnswer<AuditLine>> ListAsync(AuditFilter filter, Paging<AuditKey> page, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var entries = Suiting(db, filter);
        if (page.After is { } after) entries = entries.Where(e => e.Id > after.Id);
        var rows = await ReadAsync(db, entries.OrderBy(e => e.Id).Take(page.Take), ct);
        return page.Answer(rows, line => new AuditKey(line.Id));
    }

    /// <summary>The newest first, for the page.</summary>
    public async Task<IReadOnlyList<AuditLine>> LatestAsync(AuditFilter filter, long? before, int count, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var entries = Suiting(db, filter);
        if (before is { } id) entries = entries.Where(e => e.Id < id);
        return [.. (await ReadAsync(db, entries.OrderByDescending(e => e.Id).Take(count), ct)).OrderByDescending(line => line.Id)];
    }

    private static IQueryable<AuditEntry> Suiting(HubDb db, AuditFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsQueryable();
        if (filter.Since is { } since) entries = entries.Where(e => e.At >= since);
        if (filter.Actor is { } actor)
        {
            var name = People.NameOf(actor);
            entries = entries.Where(e => db.Users.Any(p => p.Id == e.ActorId && p.NormalizedEmail == name));
        }
        if (filter.Subject is { } subject)
            entries = subject.EndsWith('/') ? entries.Where(e => e.Subject.StartsWith(subject)) : entries.Where(e => e.Subject == subject);
        return entries;
    }

    private static async Task<List<AuditLine>> ReadAsync(HubDb db, IQueryable<AuditEntry> entries, CancellationToken ct)
    {
        var (people, keys) = (db.Users, db.Set<ApiKey>());
        var rows = await (
            from entry in entries
            join person in people on entry.ActorId equals person.Id into actors
            from actor in actors.DefaultIfEmpty()
            join key in keys on entry.ApiKeyId equals key.Id into through
            from key in through.DefaultIfEmpty()
            orderby entry.Id
            select new { entry, Actor = actor.Email, Key = key.Name, Owner = people.Where(p => p.Id == key.OwnerId).Select(p => p.Email).FirstOrDefault() })
            .AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => new AuditLine(
            row.entry.Id, row.entry.At, row.Actor, row.Key, row.Owner, row.entry.Act, row.entry.Subject, Parse(row.entry.Before), Parse(row.entry.After), row.entry.Reason))];
    }

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
