using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

internal static class OpenedBackTests
{
    /// <summary>The latest finished back-test of exactly this content that this person has opened.</summary>
    public static Task<Guid?> LatestAsync(HubDb db, string contentHash, Guid person, CancellationToken ct) => (
        from test in db.Set<BackTest>()
        join view in db.Set<BackTestView>() on test.Id equals view.BackTestId
        where test.State == BackTestState.Done && test.ContentHash == contentHash && view.PersonId == person
        orderby test.RequestedAt descending
        select (Guid?)test.Id).FirstOrDefaultAsync(ct);
}
