using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>Signs a proposed version for the side of the signer's team. Of two who sign at once for one side the second is told.</summary>
public sealed class SignVersion(IDbContextFactory<HubDb> databases, PostNotices notices, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <param name="seen">The edit of the version that was read; null asks nothing.</param>
    /// <param name="side">The side to sign for; absent: that of the signer's team, which it must be.</param>
    public async Task<Outcome> RunAsync(Guid definitionId, int number, int? seen, TeamSide? side, Actor by, CancellationToken ct = default)
    {
        if (by.IsRelayed && !options.Value.RelayedSignatures)
            return Refusal.Forbidden("This hub takes signatures only from the signers themselves. Sign in and sign on the page, or with a key of your own.");

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (version.IsSeen(seen).Refusal is { } overtaken) return overtaken;

        var now = clock.GetUtcNow();
        var given = await db.Set<Signature>().Where(s => s.VersionId == version.Id).ToListAsync(ct);
        var signer = await SignerAsync(db, version, given, by, ct);
        var outcome = signer.Sign(version, given, side, now);
        if (outcome.Value is not { } signature) return outcome.Refusal!;

        db.Add(signature);
        if (version.Sign([.. given, signature], now).Refusal is { } no) return no;

        db.Entry(version).State = EntityState.Modified; // whoever read the version before has not seen this signature
        db.Audit(by, "definition.signed", version.LiveTopic, now,
            after: new { version.Number, version.ContentHash, Side = signature.Side.ToString(), Relayed = signature.IsRelayed, State = version.State.ToString() });
        await db.SaveChangesAsync(ct);
        if (version.State == DefinitionState.Signed) await notices.RunAsync(db, VersionNews.Signed(version, now), ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }

    private static async Task<SignOff> SignerAsync(HubDb db, DefinitionVersion version, IEnumerable<Signature> given, Actor by, CancellationToken ct)
    {
        var signer = await db.SignerAsync(by, ct);
        var agreed = given.Select(s => s.BackTestId).FirstOrDefault();
        return new(by, signer.IsActive, signer.Side, await OpenedBackTests.FindAsync(db, version.ContentHash, agreed, by.Id, ct));
    }
}
