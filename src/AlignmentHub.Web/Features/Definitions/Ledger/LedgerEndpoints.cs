using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.Ledger;

/// <summary>The ledger over REST.</summary>
internal static class LedgerEndpoints
{
    public static RouteGroupBuilder MapLedger(this RouteGroupBuilder definitions)
    {
        definitions.MapGet("/{id:guid}/ledger", ReadAsync).Needs(ApiScope.Read)
            .WithSummary("What became of each version that was proposed or active: why, by whom, since when, and what came of it");
        return definitions;
    }

    private static async Task<IResult> ReadAsync(Guid id, Caller caller, LedgerQueries ledger, CancellationToken ct) => TypedResults.Ok(new
    {
        items = (await ledger.ReadAsync(id, caller.Actor, ct)).Select(e => new
        {
            e.Number, e.State, e.Sheet.Signed, e.Sheet.Proposal, e.Sheet.Signatures, e.Sheet.ActivatedBy, e.Sheet.ActivatedAt, e.Sheet.RetiredAt,
            comparedWith = e.Difference?.From, differences = e.Difference?.Changes.Count, e.Cause, e.Threads, e.Effect,
        }),
        nextCursor = (string?)null,
    });
}
