using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Revenue.Terms;

/// <summary>Signs proposed terms for the side of the signer's team. With the second side they hold, and the ones before are retired.</summary>
public sealed class SignTerms(IDbContextFactory<HubDb> databases, PostNotices notices, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <param name="side">The side to sign for; absent: that of the signer's team, which it must be.</param>
    public async Task<Outcome> RunAsync(int number, TeamSide? side, Actor by, CancellationToken ct = default)
    {
        if (by.IsRelayed && !options.Value.RelayedSignatures)
            return Refusal.Forbidden("This hub takes signatures only from the signers themselves. Sign in and sign on the page, or with a key of your own.");

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.TermsForChangeAsync(ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return TermsLoading.NoSuchTerms;

        var now = clock.GetUtcNow();
        var given = await db.Set<TermsSignature>().Where(s => s.VersionId == version.Id).ToListAsync(ct);
        var outcome = version.Sign(await db.SignerAsync(by, ct), given, side, now);
        if (outcome.Value is not { } signature) return outcome.Refusal!;

        db.Add(signature);
        db.Audit(by, "terms.signed", $"terms/{number}", now, after: new { Side = $"{signature.Side}", Relayed = signature.IsRelayed });
        await db.SaveChangesAsync(ct);
        await db.AnnounceAsync([version.LiveTopic], ct);
        if (given.Count > 0) await ActivateAsync(db, versions, version, [.. given, signature], ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }

    private async Task ActivateAsync(HubDb db, List<TermsVersion> versions, TermsVersion version, IReadOnlyList<TermsSignature> given, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // The ones before go first: the database allows one active version after each statement, not only at the end.
        versions.Find(v => v.State == TermsState.Active)?.Retire(now);
        await db.SaveChangesAsync(ct);
        if (version.Activate(given, now).Refusal is { } no) throw new InvalidOperationException(no.Reason);

        db.Audit(Actor.System, "terms.activated", $"terms/{version.Number}", now, after: new { Model = $"{version.Model}", version.WindowDays, Persons = $"{version.Persons}" });
        await db.SaveChangesAsync(ct);
        if (version.ProposedBy is { } proposer) await notices.RunAsync(db, TermsNews.To([proposer], NoticeKind.TermsSigned, version, now), ct);
    }
}
