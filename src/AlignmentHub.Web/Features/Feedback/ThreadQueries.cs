using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Reads threads for pages and the API, the latest first.</summary>
public sealed class ThreadQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <param name="viewer">Whose unread entries are counted.</param>
    public async Task<ListAnswer<ThreadLine>> ListAsync(ThreadFilter filter, Guid viewer, Paging<ThreadPlace> page, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = Filtered(Rows(db, viewer), filter);
        if (page.After is { } after) rows = rows.Where(r => r.LastAt < after.LastAt || (r.LastAt == after.LastAt && r.Id < after.Id));
        var found = await rows.OrderByDescending(r => r.LastAt).ThenByDescending(r => r.Id).Take(page.Take).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return page.Answer([.. found.Select(row => row.ToLine(now))], line => new ThreadPlace(line.LastAt, line.Id));
    }

    public async Task<ThreadSheet?> FindAsync(Guid id, Guid viewer, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await Rows(db, viewer).Where(r => r.Id == id).ToListAsync(ct) is not [var row]) return null;

        var thread = await db.Set<FeedbackThread>().AsNoTracking().SingleAsync(t => t.Id == id, ct);
        return new ThreadSheet(row.ToLine(clock.GetUtcNow()), await EntriesAsync(db, id, ct))
        {
            ClosingNote = thread.ClosingNote, ClosedAt = thread.ClosedAt, NextHandoff = thread.NextHandoffId,
            ClosedBy = await db.Users.Where(p => p.Id == thread.ClosedBy).Select(p => p.Name).SingleOrDefaultAsync(ct),
            Definition = await db.Set<DefinitionVersion>().Where(v => v.Id == thread.DefinitionVersionId).Select(v => new AgreedDraft(v.DefinitionId, v.Number)).SingleOrDefaultAsync(ct),
        };
    }

    /// <summary>How many threads hold something that this person has not seen.</summary>
    public async Task<int> UnreadAsync(Guid viewer, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Rows(db, viewer).CountAsync(r => r.Unread > 0, ct);
    }

    private static IQueryable<Row> Filtered(IQueryable<Row> rows, ThreadFilter filter)
    {
        if (filter.State is { } state) rows = rows.Where(r => r.State == state.ToString());
        if (filter.Side is { } side) rows = rows.Where(r => r.Side == side.ToString());
        if (filter.Kind is { } kind) rows = rows.Where(r => r.Kind == kind.ToString());
        if (filter.Handoff is { } handoff) rows = rows.Where(r => r.HandoffId == handoff);
        if (filter.Lead is { } lead) rows = rows.Where(r => r.LeadId == lead);
        return filter.UnreadOnly ? rows.Where(r => r.Unread > 0) : rows;
    }

    private static Task<List<EntryLine>> EntriesAsync(HubDb db, Guid id, CancellationToken ct) => db.Set<FeedbackEntry>().Where(e => e.ThreadId == id)
        .OrderBy(e => e.Number)
        .Join(db.Users, e => e.PersonId, p => p.Id, (e, p) => new EntryLine(e.Id, e.Side, p.Name, e.At, e.Text))
        .ToListAsync(ct);

    private static IQueryable<Row> Rows(HubDb db, Guid viewer) => db.Database.SqlQuery<Row>($"""
        select t.id as "Id", t.kind as "Kind", t.opened_side as "Side",
               case when t.closed_at is not null then 'Closed' when t.last_side = 'Sales' then 'WaitingForMarketing' else 'WaitingForSales' end as "State",
               h.id as "HandoffId", h.pass as "Pass", l.id as "LeadId", l.email as "LeadEmail",
               coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "LeadName",
               opener.name as "OpenedBy", t.opened_at as "OpenedAt", latest.text as "LastText", t.last_at as "LastAt",
               counted.entries as "Entries", counted.unread as "Unread", promise.due_at as "DueAt", t.outcome as "Outcome"
        from feedback_threads t
        join handoffs h on h.id = t.handoff_id
        join leads l on l.id = h.lead_id
        join people opener on opener.id = t.opened_by
        left join feedback_reads seen on seen.thread_id = t.id and seen.person_id = {viewer}
        left join promises promise on promise.subject_id = t.id and promise.ended_at is null
        cross join lateral (
            select text from feedback_entries e where e.thread_id = t.id order by e.number desc limit 1) latest
        cross join lateral (
            select count(*)::int as entries, (count(*) filter (where e.person_id <> {viewer} and (seen.read_at is null or e.at > seen.read_at)))::int as unread
            from feedback_entries e
            where e.thread_id = t.id) counted
        """);

    private sealed record Row(
        Guid Id, string Kind, string Side, string State, Guid HandoffId, int Pass, Guid LeadId, string? LeadEmail, string LeadName, string OpenedBy, DateTimeOffset OpenedAt,
        string LastText, DateTimeOffset LastAt, int Entries, int Unread, DateTimeOffset? DueAt, string? Outcome)
    {
        public ThreadLine ToLine(DateTimeOffset now) => new(
            Id, Enum.Parse<ThreadKind>(Kind), Enum.Parse<FeedbackState>(State), Enum.Parse<TeamSide>(Side), new(HandoffId, Pass, LeadId, LeadEmail, LeadName), OpenedBy, OpenedAt,
            LastText, LastAt, Entries, Unread, DueAt, DueAt < now, Outcome is null ? null : Enum.Parse<ThreadOutcome>(Outcome));
    }
}
