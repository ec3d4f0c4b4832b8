using static AlignmentHub.Domain.Access.Permission;

namespace AlignmentHub.Domain.Access;

/// <summary>The one table of who may do what. Use cases ask it through <see cref="Actor.May"/>; menus follow it.</summary>
public static class Permissions
{
    private static readonly Permission[] Everybody = [ReadLeads];

    /// <summary>Everything that any of these roles allows.</summary>
    public static IReadOnlySet<Permission> Of(IEnumerable<Role> roles) => roles.SelectMany(Of).Concat(Everybody).ToHashSet();

    // Admins configure; they neither sign nor decide (semantics.md 3.1).
    private static Permission[] Of(Role role) => role switch
    {
        Role.Admin => [WriteLeads, ExportLeads, ImportLeads, HandOffLeads, EditDefinitions, ActivateUnsigned, EditCampaigns,
            ReadRevenue, CloseMonths, SetTargets, ReadSla, RunJobs, Administer, ReadAudit],
        Role.Marketer => [WriteLeads, ExportLeads, ImportLeads, HandOffLeads, DisputeRejections, EditDefinitions, SignDefinitions,
            EditCampaigns, ReadRevenue, ReadSla],
        Role.SalesRep => [DecideOwnHandoffs],
        Role.SalesManager => [DecideOwnHandoffs, DecideTeamHandoffs, SignDefinitions, ExportLeads, ReadRevenue, ReadSla],
        Role.Leader => [ExportLeads, ReadRevenue, CloseMonths, SetTargets, ReadSla, ReadAudit],
    };
}
