using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Terms;

/// <summary>Gives up terms that wait for signatures.</summary>
public sealed class WithdrawTerms(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(int number, Actor by, CancellationToken ct = default)
    {
        if (!by.May(Permission.SignDefinitions) && by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if ((await db.TermsForChangeAsync(ct)).Find(v => v.Number == number) is not { } version) return TermsLoading.NoSuchTerms;
        if (version.Withdraw(by.PersonId, clock.GetUtcNow()).Refusal is { } no) return no;

        db.Audit(by, "terms.withdrawn", $"terms/{number}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }
}
