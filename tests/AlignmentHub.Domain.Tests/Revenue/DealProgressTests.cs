using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Domain.Tests.Revenue;

/// <summary>Where its deals bring a lead (semantics.md 2).</summary>
public sealed class DealProgressTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(LeadStage.Raw, "", "", "no deal, no move")]
    [InlineData(LeadStage.Sql, "open 1", "Opportunity 1", "the first deal")]
    [InlineData(LeadStage.Mql, "open 3, open 1", "Opportunity 1", "the first one counts")]
    [InlineData(LeadStage.Mql, "won 1 5", "Opportunity 1, Customer 5", "won at once")]
    [InlineData(LeadStage.Mql, "won 1 9, won 2 5, lost 0 3", "Opportunity 0, Customer 5", "the first win counts")]
    [InlineData(LeadStage.Mql, "lost 1 5, open 2", "Opportunity 1", "not all are lost")]
    [InlineData(LeadStage.Mql, "lost 1 5, lost 2 7", "Opportunity 1, Lost 7", "lost with the last one")]
    [InlineData(LeadStage.Nurture, "open 1", "Opportunity 1", "sales went on by other ways")]
    [InlineData(LeadStage.Opportunity, "open 1", "", "it stands there already")]
    [InlineData(LeadStage.Opportunity, "won 1 5", "Customer 5", "won")]
    [InlineData(LeadStage.Customer, "won 1 5, lost 2 3", "", "it stays a customer")]
    [InlineData(LeadStage.Customer, "open 1", "Opportunity 50", "the win was taken back, now")]
    [InlineData(LeadStage.Customer, "lost 1 5", "Lost 50", "the win was a mistake")]
    [InlineData(LeadStage.Lost, "lost 1 5, open 30", "Opportunity 30", "another deal")]
    [InlineData(LeadStage.Lost, "open 1", "Opportunity 20", "the lost one is open again: since it was lost, at the earliest")]
    [InlineData(LeadStage.Lost, "won 1 5", "Opportunity 20, Customer 20", "it was won after all")]
    public void Deals_bring_a_lead_on(LeadStage present, string deals, string steps, string because)
    {
        var found = DealProgress.Steps(present, Begin.AddDays(20), [.. deals.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Deal)], Begin.AddDays(50));

        Assert.Equal((steps, because), (string.Join(", ", found.Select(s => $"{s.To} {(s.At - Begin).Days}")), because));
    }

    private static Deal Deal(string text)
    {
        var parts = text.Split(' ');
        var closed = parts.Length > 2 ? Begin.AddDays(int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture)) : (DateTimeOffset?)null;
        return new(Enum.Parse<OpportunityStage>(parts[0], ignoreCase: true), Begin.AddDays(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)), closed);
    }
}
