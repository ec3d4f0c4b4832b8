using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Grid;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>What is to be done to many leads.</summary>
/// <param name="Argument">The tag, or the e-mail address of the person who gets the leads.</param>
/// <param name="Ids">Only these; absent: everything that the filter finds.</param>
public sealed record BulkOrder(BulkKind Kind, string? Argument, string? Reason, LeadFilter Filter, IReadOnlyList<Guid>? Ids = null)
{
    /// <summary>The order as it can be carried out, or what is missing. Whether the person is there is asked elsewhere.</summary>
    public Outcome<BulkOrder> Read(Actor by)
    {
        if (!IsAllowed(by)) return Refusal.Forbidden("Your role does not allow this. Ask an administrator.");
        if (Kind is BulkKind.Tag or BulkKind.Untag)
        {
            var tag = LeadTag.Read(Argument);
            return tag.Value is { } read ? this with { Argument = read, Reason = null } : tag.Refusal!;
        }

        var argument = string.IsNullOrWhiteSpace(Argument) ? null : Argument.Trim();
        if (argument is null && Kind != BulkKind.HandOff) return Refusal.Field("argument", "Say who gets the leads.");
        if (Kind == BulkKind.Assign) return this with { Argument = argument, Reason = null };

        var reason = FreeText.Need("reason", Reason, FreeText.LongestReason, "Say why.");
        return reason.Value is { } why ? this with { Argument = argument, Reason = why } : reason.Refusal!;
    }

    public bool IsAllowed(Actor by) => Kind switch
    {
        BulkKind.Tag or BulkKind.Untag => by.May(Permission.WriteLeads) || by.May(Permission.DecideTeamHandoffs),
        BulkKind.Assign => by.May(Permission.WriteLeads),
        BulkKind.HandOff => by.May(Permission.HandOffLeads),
        BulkKind.Reassign => by.May(Permission.DecideTeamHandoffs) || by.May(Permission.Administer),
    };
}
