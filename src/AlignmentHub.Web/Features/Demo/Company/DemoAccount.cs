using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>A company that may buy. Its name and its domain are of those that exist in examples only.</summary>
internal sealed record DemoAccount(
    Guid Id, string Domain, string Name, string Industry, int Employees, long RevenueMinor, string Country, bool IsTarget, Guid? OwnerId,
    DateTimeOffset CreatedAt)
{
    /// <summary>So few people that sales has nothing to gain.</summary>
    public const int Small = 20;

    public DateTimeOffset UpdatedAt => CreatedAt;

    public DemoPlace Place { get; } = DemoPlace.All.Single(p => p.Country == Country);

    public bool IsSmall => Employees < Small;

    public bool KeepsStock => Industry is "Manufacturing" or "Logistics" or "Retail" or "Food" or "Chemicals";

    public AccountFacts Facts { get; } = new()
    {
        Name = Name, Domain = Domain, Industry = Industry, Employees = Employees, Revenue = RevenueMinor, Country = Country, IsTarget = IsTarget,
    };
}
