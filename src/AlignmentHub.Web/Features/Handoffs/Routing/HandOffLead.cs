using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Somebody gives a lead to sales by hand, with a reason, whatever its score (semantics.md 2).</summary>
public sealed class HandOffLead(IDbContextFactory<HubDb> databases, OpenHandoffs openHandoffs, TimeProvider clock)
{
    /// <param name="rep">The e-mail address of the rep who gets it; absent: who gets it by the rules.</param>
    public async Task<Outcome<OpenedHandoff>> RunAsync(Guid leadId, string? reason, string? rep, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.HandOffLeads).Refusal is { } forbidden) return forbidden;
        var words = FreeText.Need("reason", reason, FreeText.LongestReason, "Say why sales gets this lead now.");
        if (words.Value is not { } read) return words.Refusal!;

        return await Contention.RetryAsync(() => OpenAsync(leadId, read, rep, by, ct), ct);
    }

    private async Task<Outcome<OpenedHandoff>> OpenAsync(Guid leadId, string reason, string? rep, Actor by, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await LockAsync(db, leadId, ct)) return Refusal.Missing("There is no such lead.");
        if (await FindRepAsync(db, rep, ct) is not { IsDone: true } found) return Refusal.Field("rep", "There is no active rep with this e-mail address.");

        var request = new HandoffRequest(leadId) { ManualReason = reason, RepId = found.Value };
        var opened = (await openHandoffs.RunAsync(db, [request], clock.GetUtcNow(), by, ct))[0];
        if (opened.IsDone) await transaction.CommitAsync(ct);
        return opened;
    }

    private static async Task<bool> LockAsync(HubDb db, Guid leadId, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.KeepPlans();
        batch.Add("select id from leads where id = $1 for no key update").With(leadId);
        await using var reader = await batch.ReadAsync(ct);
        return (await reader.RowsAsync(row => row.GetGuid(0), ct)).Count == 1;
    }

    private static async Task<Outcome<Guid?>> FindRepAsync(HubDb db, string? email, CancellationToken ct)
    {
        if (email is null) return new(null, null);

        var normalised = email.Trim().ToUpperInvariant();
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == normalised && p.IsActive, ct);
        return person is not null && Permissions.Of(person.Roles).Contains(Permission.DecideOwnHandoffs) ? person.Id : Refusal.Missing("There is no such rep.");
    }
}
