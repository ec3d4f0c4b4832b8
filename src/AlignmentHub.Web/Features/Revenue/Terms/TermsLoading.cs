using AlignmentHub.Domain;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Terms;

internal static class TermsLoading
{
    public static Refusal NoSuchTerms => Refusal.Missing("There is no such version of the terms.");

    /// <summary>All versions, oldest first. Whoever changes them waits here for others who do.</summary>
    public static async Task<List<TermsVersion>> TermsForChangeAsync(this HubDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('credit-terms', 0))", ct);
        return await db.Set<TermsVersion>().OrderBy(v => v.Number).ToListAsync(ct);
    }
}
