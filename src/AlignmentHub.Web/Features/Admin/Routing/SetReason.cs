using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Routing;

public sealed record ReasonTerms(
    string Label, RejectionDisposition Disposition, ReasonSide Side, int? NurtureDays = null, int CoolDownDays = 0, int Order = 100, bool Active = true);

/// <summary>Adds a reason that reps may reject with, or changes what follows from it.</summary>
public sealed class SetReason(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    private const int LongestKey = 50;
    private const int LongestLabel = 200;

    public async Task<Outcome<Saved<ReasonSheet>>> RunAsync(string key, ReasonTerms terms, int? seen, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (ResourceKey.Check(key).Refusal is { } unusable) return unusable;
        if (key.Length > LongestKey) return Refusal.Field("key", $"Use at most {LongestKey} characters.");
        if (terms.Label.Length > LongestLabel) return Refusal.Field("label", $"Use at most {LongestLabel} characters.");

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var before = await ReasonQueries.FindAsync(db, key, ct);
        if (before is not null && Versions.Check(seen, before.Version).Refusal is { } stale) return stale;
        if ((await ApplyAsync(db, key, terms, ct)).Refusal is { } wrong) return wrong;
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        var after = (await ReasonQueries.FindAsync(db, key, ct))!;
        db.Audit(by, before is null ? "reason.created" : "reason.changed", $"reason/{key}", clock.GetUtcNow(), before, after);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Saved<ReasonSheet>(after, before is null);
    }

    private static async Task<Outcome> ApplyAsync(HubDb db, string key, ReasonTerms terms, CancellationToken ct)
    {
        var wanted = new RejectionTerms(terms.Label, terms.Disposition, terms.NurtureDays, terms.Side, terms.CoolDownDays, terms.Order, terms.Active);
        if (await db.Set<RejectionReason>().FindAsync([key], ct) is { } known) return known.Change(wanted);

        var defined = RejectionReason.Define(key, wanted);
        if (defined.Value is { } reason) db.Add(reason);
        return new Outcome(defined.Refusal);
    }
}
