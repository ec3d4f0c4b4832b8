using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

internal static class OpenedBackTests
{
    /// <summary>
    /// The finished back-test of exactly this content that this person has opened and that tells something: the one on which the other side
    /// has signed, else the latest.
    /// </summary>
    /// <param name="agreed">The one on which the other side has signed, if it has.</param>
    public static Task<Guid?> FindAsync(HubDb db, string contentHash, Guid? agreed, Guid person, CancellationToken ct) => (
        from test in db.Set<BackTest>()
        join view in db.Set<BackTestView>() on test.Id equals view.BackTestId
        where test.State == BackTestState.Done && test.Total > 0 && test.ContentHash == contentHash && view.PersonId == person
        orderby test.Id == agreed descending, test.RequestedAt descending
        select (Guid?)test.Id).FirstOrDefaultAsync(ct);
}
