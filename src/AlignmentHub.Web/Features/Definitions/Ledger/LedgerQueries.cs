using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Features.Definitions.Comparison;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Ledger;

internal sealed record EffectRow(
    int Number, double Days, long VolumeBefore, long DecidedBefore, long AcceptedBefore, long ForReasonBefore,
    long VolumeAfter, long DecidedAfter, long AcceptedAfter, long ForReasonAfter, bool HasReason)
{
    public LedgerEffect Effect => new(Days,
        new(VolumeBefore, DecidedBefore, AcceptedBefore, HasReason ? ForReasonBefore : null),
        new(VolumeAfter, DecidedAfter, AcceptedAfter, HasReason ? ForReasonAfter : null));
}

/// <summary>What became of the versions of a definition: computed from what happened, never typed in.</summary>
public sealed class LedgerQueries(IDbContextFactory<HubDb> databases, DefinitionQueries definitions, ComparisonQueries comparison, TimeProvider clock)
{
    /// <summary>Every version that was ever proposed or active, the latest first; none for a definition that does not exist.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(Guid definitionId, Actor me, CancellationToken ct = default)
    {
        var (causes, threads, effects) = (await CausesAsync(definitionId, me.Id, ct), await ThreadsAsync(definitionId, ct), await EffectsAsync(definitionId, ct));
        var entries = new List<LedgerEntry>();
        foreach (var number in await NumbersAsync(definitionId, ct))
        {
            if (await definitions.VersionAsync(definitionId, number.Number, ct) is not { } sheet) continue;

            var difference = number.Before is { } before ? await comparison.BetweenAsync(definitionId, before, number.Number, ct) : null;
            entries.Add(new(number.Number, sheet.State, sheet, difference)
            {
                Cause = causes.FirstOrDefault(c => c.Number == number.Number),
                Threads = [.. threads.Where(t => t.Number == number.Number)],
                Effect = sheet.Stage == DefinitionStage.Mql ? effects.FirstOrDefault(e => e.Number == number.Number)?.Effect : null,
            });
        }

        return entries;
    }

    /// <summary>With the version that counted when it became active, or when it was proposed if it never did.</summary>
    private async Task<IReadOnlyList<(int Number, int? Before)>> NumbersAsync(Guid definitionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var versions = await db.Set<DefinitionVersion>().AsNoTracking().Where(v => v.DefinitionId == definitionId)
            .Select(v => new { v.Number, v.ProposedAt, v.ActivatedAt }).ToListAsync(ct);
        return [.. from version in versions
            where (version.ActivatedAt ?? version.ProposedAt) is not null
            orderby version.Number descending
            let at = version.ActivatedAt ?? version.ProposedAt
            select (version.Number, versions.Where(v => v.Number != version.Number && v.ActivatedAt < at).MaxBy(v => v.ActivatedAt)?.Number)];
    }

    private async Task<IReadOnlyList<LedgerCause>> CausesAsync(Guid definitionId, Guid me, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<LedgerCause>($"""
            select v.number as "Number", r.key as "Reason", r.label as "Label", count(h.id) as "Rejections", count(distinct h.decided_by) as "Reps",
                   count(h.id) filter (where h.decided_by = {me}) as "Mine"
            from definition_versions v
            join rejection_reasons r on r.key = v.reason_key
            left join handoffs h on h.state = 'Rejected' and h.reason_key = v.reason_key
                and h.decided_at >= v.proposed_at - {VersionNews.Pattern} and h.decided_at < v.proposed_at
            where v.definition_id = {definitionId}
            group by v.number, r.key, r.label
            """).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<LedgerThread>> ThreadsAsync(Guid definitionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<LedgerThread>($"""
            select v.number as "Number", t.id as "Id", p.name as "OpenedBy", t.closing_note as "Note"
            from feedback_threads t
            join definition_versions v on v.id = t.definition_version_id
            join people p on p.id = t.opened_by
            where v.definition_id = {definitionId}
            order by t.closed_at
            """).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<EffectRow>> EffectsAsync(Guid definitionId, CancellationToken ct)
    {
        var (now, window) = (clock.GetUtcNow(), TimeSpan.FromDays(LedgerEffect.Window));
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<EffectRow>($"""
            with counted as (
                select number, reason_key, activated_at, least(activated_at + {window}, coalesce(retired_at, {now}), {now}) as until
                from definition_versions
                where definition_id = {definitionId} and activated_at is not null)
            select v.number as "Number", extract(epoch from v.until - v.activated_at)::float8 / 86400 as "Days",
                   count(h.id) filter (where h.created_at < v.activated_at) as "VolumeBefore",
                   count(h.decided_at) filter (where h.created_at < v.activated_at) as "DecidedBefore",
                   count(h.accepted_at) filter (where h.created_at < v.activated_at) as "AcceptedBefore",
                   count(h.id) filter (where h.created_at < v.activated_at and h.reason_key = v.reason_key) as "ForReasonBefore",
                   count(h.id) filter (where h.created_at >= v.activated_at) as "VolumeAfter",
                   count(h.decided_at) filter (where h.created_at >= v.activated_at) as "DecidedAfter",
                   count(h.accepted_at) filter (where h.created_at >= v.activated_at) as "AcceptedAfter",
                   count(h.id) filter (where h.created_at >= v.activated_at and h.reason_key = v.reason_key) as "ForReasonAfter",
                   v.reason_key is not null as "HasReason"
            from counted v
            left join handoffs h on not h.is_manual and h.created_at >= v.activated_at - {window} and h.created_at < v.until
            group by v.number, v.reason_key, v.activated_at, v.until
            """).ToListAsync(ct);
    }
}
