using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Terms;

/// <summary>Offers terms to both sides, and who may sign hears of it. What was proposed before and waits is withdrawn: people sign one thing at a time.</summary>
public sealed class ProposeTerms(IDbContextFactory<HubDb> databases, PostNotices notices, TimeProvider clock)
{
    /// <summary>The number of the new version.</summary>
    public async Task<Outcome<int>> RunAsync(CreditTerms terms, string? text, Actor by, CancellationToken ct = default)
    {
        if (!by.May(Permission.SignDefinitions) && by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.TermsForChangeAsync(ct);
        var now = clock.GetUtcNow();
        var made = TermsVersion.Propose(versions.Count + 1, terms, text, by.PersonId, now);
        if (made.Value is not { } version) return made.Refusal!;

        foreach (var waiting in versions.Where(v => v.State == TermsState.Proposed)) waiting.Withdraw(by.PersonId, now);
        db.Add(version);
        db.Audit(by, "terms.proposed", $"terms/{version.Number}", now, after: new { Model = $"{version.Model}", version.WindowDays, Persons = $"{version.Persons}" }, reason: version.Text);
        await db.SaveChangesAsync(ct);
        await notices.RunAsync(db, TermsNews.To(await db.OtherSignersAsync(by.PersonId, ct), NoticeKind.TermsProposed, version, now), ct);
        await transaction.CommitAsync(ct);
        return version.Number;
    }
}
