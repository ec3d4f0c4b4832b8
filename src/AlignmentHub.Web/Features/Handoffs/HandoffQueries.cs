using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A hand-off as lists show it (api.md, Read).</summary>
/// <param name="DueAt">The first of the promises that are still open.</param>
/// <param name="Score">The total at the instant of the hand-off.</param>
public record HandoffLine(
    Guid Id, LeadName Lead, int Pass, HandoffState State, RepName? Rep, DateTimeOffset CreatedAt, DateTimeOffset? AssignedAt, DateTimeOffset? DueAt,
    DateTimeOffset? DecidedAt, string? Reason, double? Score, int Version, IReadOnlyList<ClockLine> Clocks);

public sealed record LeadName(Guid Id, string? Email, string Name);

public sealed record RepName(string Email, string Name);

public sealed record ClockLine(ClockKind Kind, ClockState State, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt);

/// <summary>Which hand-offs are asked for.</summary>
/// <param name="Rep">An e-mail address.</param>
public sealed record HandoffFilter(HandoffState? State, string? Rep, DateTimeOffset? DueBefore, HandoffSort Sort);

public enum HandoffSort { CreatedAt, DueAt }

/// <summary>Where a part of the list ended.</summary>
public sealed record HandoffPlaceInList(DateTimeOffset? DueAt, Guid Id);

/// <summary>Reads hand-offs for the API.</summary>
public sealed class HandoffQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<ListAnswer<HandoffLine>> ListAsync(HandoffFilter filter, Paging<HandoffPlaceInList> page, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await Sorted(Filtered(Rows(db), filter), filter.Sort, page.After).Take(page.Take).ToListAsync(ct);
        return page.Answer(await WithClocksAsync(db, rows, ct), line => new HandoffPlaceInList(line.DueAt, line.Id));
    }

    public async Task<HandoffLine?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var lines = await WithClocksAsync(db, await Rows(db).Where(r => r.Id == id).ToListAsync(ct), ct);
        return lines is [var found] ? found : null;
    }

    private static IQueryable<Row> Filtered(IQueryable<Row> rows, HandoffFilter filter)
    {
        if (filter.State is { } state) rows = rows.Where(r => r.State == state.ToString());
        if (filter.Rep is { } rep) rows = rows.Where(r => r.RepKey == People.NameOf(rep));
        if (filter.DueBefore is { } dueBefore) rows = rows.Where(r => r.DueAt < dueBefore);
        return rows;
    }

    // What is due never comes last, in the order in which it was created.
    private static IQueryable<Row> Sorted(IQueryable<Row> rows, HandoffSort sort, HandoffPlaceInList? after) => sort switch
    {
        HandoffSort.CreatedAt => (after is null ? rows : rows.Where(r => r.Id > after.Id)).OrderBy(r => r.Id),
        HandoffSort.DueAt => AfterDue(rows, after).OrderBy(r => r.DueAt == null).ThenBy(r => r.DueAt).ThenBy(r => r.Id),
    };

    private static IQueryable<Row> AfterDue(IQueryable<Row> rows, HandoffPlaceInList? after) => after switch
    {
        null => rows,
        { DueAt: null } => rows.Where(r => r.DueAt == null && r.Id > after.Id),
        { DueAt: { } due } => rows.Where(r => r.DueAt == null || r.DueAt > due || (r.DueAt == due && r.Id > after.Id)),
    };

    private static IQueryable<Row> Rows(HubDb db) => db.Database.SqlQuery<Row>($"""
        select handoffs.id as "Id", leads.id as "LeadId", leads.email as "LeadEmail",
               coalesce(nullif(trim(concat_ws(' ', leads.first_name, leads.last_name)), ''), leads.email, leads.external_id) as "LeadName",
               handoffs.pass as "Pass", handoffs.state as "State", people.email as "RepEmail", people.name as "RepName",
               people.normalized_email as "RepKey",
               handoffs.created_at as "CreatedAt", handoffs.assigned_at as "AssignedAt", due.at as "DueAt", handoffs.decided_at as "DecidedAt",
               handoffs.reason_key as "Reason", (handoffs.snapshot #>> array['score', 'total'])::float8 as "Score", handoffs.version as "Version"
        from handoffs
        join leads on leads.id = handoffs.lead_id
        left join people on people.id = handoffs.rep_id
        left join lateral (
            select min(due_at) as at
            from sla_clocks
            where handoff_id = handoffs.id and ended_at is null) as due on true
        """);

    private static async Task<IReadOnlyList<HandoffLine>> WithClocksAsync(HubDb db, List<Row> rows, CancellationToken ct)
    {
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var clocks = (await db.Set<SlaClock>().AsNoTracking().Where(c => ids.Contains(c.HandoffId)).ToListAsync(ct)).ToLookup(c => c.HandoffId);
        return [.. rows.Select(row => row.ToLine([.. clocks[row.Id].OrderBy(c => c.StartedAt).ThenBy(c => c.Kind).Select(LineOf)]))];
    }

    private static ClockLine LineOf(SlaClock clock) => new(clock.Kind, clock.State, clock.StartedAt, clock.DueAt, clock.EndedAt);

    private sealed record Row(
        Guid Id, Guid LeadId, string? LeadEmail, string LeadName, int Pass, string State, string? RepEmail, string? RepName, string? RepKey,
        DateTimeOffset CreatedAt, DateTimeOffset? AssignedAt, DateTimeOffset? DueAt, DateTimeOffset? DecidedAt, string? Reason, double? Score, int Version)
    {
        public HandoffLine ToLine(IReadOnlyList<ClockLine> clocks) => new(
            Id, new(LeadId, LeadEmail, LeadName), Pass, Enum.Parse<HandoffState>(State), RepEmail is null ? null : new(RepEmail, RepName!), CreatedAt, AssignedAt, DueAt,
            DecidedAt, Reason, Score, Version, clocks);
    }
}
