using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>How one kind of bulk act is done to some leads, and taken back; what came of it is kept in the same transaction.</summary>
public interface IBulkStep
{
    BulkKind Kind { get; }

    /// <summary>How many leads one transaction takes.</summary>
    int AtOnce { get; }

    /// <summary>One answer for each item, in order.</summary>
    Task<IReadOnlyList<Outcome>> DoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct);

    /// <inheritdoc cref="DoAsync"/>
    Task<IReadOnlyList<Outcome>> UndoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct);
}
