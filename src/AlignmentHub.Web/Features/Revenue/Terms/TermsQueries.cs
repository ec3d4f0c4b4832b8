using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Terms;

public sealed record TermsSigned(TeamSide Side, string By, DateTimeOffset At, bool Relayed);

/// <summary>One version of what sourced and influenced mean, and who agreed to it.</summary>
public sealed record TermsLine(int Number, TermsState State, AttributionModel Model, int WindowDays, TouchPersons Persons, string? Text, string? ProposedBy, DateTimeOffset ProposedAt,
    DateTimeOffset? ActiveAt, DateTimeOffset? EndedAt, IReadOnlyList<TermsSigned> Signatures)
{
    public CreditTerms Terms => new(Model, WindowDays, Persons);
}

/// <summary>The terms by which numbers are made now.</summary>
/// <param name="Agreed">Absent while both sides have not signed any: then the hub's own hold.</param>
public sealed record HoldingTerms(TermsLine? Agreed)
{
    public static readonly HoldingTerms Starter = new((TermsLine?)null);

    public CreditTerms Terms => Agreed?.Terms ?? CreditTerms.Starter;
}

/// <summary>What sourced and influenced mean, now and before.</summary>
public sealed class TermsQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<HoldingTerms> NowAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return new(await LinesAsync(db, db.Set<TermsVersion>().Where(v => v.State == TermsState.Active), ct) is [var only] ? only : null);
    }

    /// <summary>Only what numbers are made from.</summary>
    public async Task<CreditTerms> TermsAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<TermsVersion>().Where(v => v.State == TermsState.Active).Select(v => new CreditTerms(v.Model, v.WindowDays, v.Persons)).SingleOrDefaultAsync(ct) ?? CreditTerms.Starter;
    }

    /// <summary>Every version, the latest first.</summary>
    public async Task<IReadOnlyList<TermsLine>> AllAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await LinesAsync(db, db.Set<TermsVersion>(), ct);
    }

    /// <summary>The side that somebody can sign for; absent: none.</summary>
    public async Task<TeamSide?> SideOfAsync(Actor me, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var signer = await db.SignerAsync(me, ct);
        return signer.SideFor(null).IsDone ? signer.Side : null;
    }

    private static Task<List<TermsLine>> LinesAsync(HubDb db, IQueryable<TermsVersion> versions, CancellationToken ct) => versions
        .OrderByDescending(v => v.Number)
        .Select(v => new TermsLine(v.Number, v.State, v.Model, v.WindowDays, v.Persons, v.Text, db.Users.Where(p => p.Id == v.ProposedBy).Select(p => p.Name).FirstOrDefault(), v.ProposedAt, v.ActiveAt,
            v.RetiredAt ?? v.WithdrawnAt,
            db.Set<TermsSignature>().Where(s => s.VersionId == v.Id).OrderBy(s => s.Side)
                .Select(s => new TermsSigned(s.Side, db.Users.Where(p => p.Id == s.PersonId).Select(p => p.Name).First(), s.SignedAt, s.IsRelayed)).ToList()))
        .ToListAsync(ct);
}
