namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>The company before the first lead comes: people, terms, campaigns, and whom it wants to sell to.</summary>
internal sealed class DemoCompany
{
    /// <param name="zone">The hub's zone.</param>
    /// <param name="administrator">Whom the settings name, if they do.</param>
    public DemoCompany(DemoSpan span, string zone, string passwordHash, Guid? administrator)
    {
        Span = span;
        Staff = new DemoStaff(span, passwordHash, administrator);
        Terms = new DemoTerms(span, Staff, zone);
        Campaigns = DemoCampaigns.Plan(span);
        Media = new DemoMedia(span, Campaigns);
        Accounts = DemoAccounts.Found(span, Staff);
    }

    public DemoSpan Span { get; }
    public DemoStaff Staff { get; }
    public DemoTerms Terms { get; }
    public IReadOnlyList<DemoCampaign> Campaigns { get; }
    public DemoMedia Media { get; }
    public IReadOnlyList<DemoAccount> Accounts { get; }
}
