using AlignmentHub.Domain.Access;

namespace AlignmentHub.Web.Platform.Layout;

/// <summary>A page in the menu, and the permission without which it is not shown.</summary>
/// <param name="Name">Key of its text.</param>
/// <param name="Else">Another permission that is enough.</param>
internal sealed record MenuEntry(string Address, string Name, Permission Needs, bool IsAdministration = false, Permission? Else = null)
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new("/revenue", "Revenue", Permission.ReadRevenue),
        new("/queue", "Queue", Permission.DecideOwnHandoffs),
        new("/leads", "Leads", Permission.ReadLeads),
        new("/feedback", "Feedback", Permission.ReadLeads),
        new("/campaigns", "Campaigns", Permission.ReadRevenue),
        new("/definitions", "Definitions", Permission.EditDefinitions, Else: Permission.SignDefinitions),
        new("/sla", "Sla", Permission.ReadSla),
        new("/admin/imports", "Imports", Permission.ImportLeads),
        new("/admin/users", "People", Permission.Administer, IsAdministration: true),
        new("/admin/teams", "Teams", Permission.Administer, IsAdministration: true),
        new("/admin/pools", "Pools", Permission.Administer, IsAdministration: true),
        new("/admin/routing", "Routing", Permission.Administer, IsAdministration: true),
        new("/admin/policies", "Policies", Permission.Administer, IsAdministration: true),
        new("/admin/calendars", "Calendars", Permission.Administer, IsAdministration: true),
        new("/admin/keys", "Keys", Permission.Administer, IsAdministration: true),
        new("/admin/jobs", "Jobs", Permission.RunJobs, IsAdministration: true),
        new("/admin/audit", "Audit", Permission.ReadAudit, IsAdministration: true),
    ];

    public bool IsFor(Actor me) => me.May(Needs) || (Else is { } other && me.May(other));
}
