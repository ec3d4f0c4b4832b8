using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>An account as the leads of it see it.</summary>
internal sealed record StoredAccount(Guid Id, string Domain, Guid? OwnerId, AccountFacts Facts)
{
    /// <summary>What <see cref="Read"/> reads; a condition on <c>a</c> follows.</summary>
    public const string Query = "select a.id, a.domain, a.owner_id, a.name, a.industry, a.employees, a.revenue_minor, a.country, a.is_target from accounts a";

    /// <summary>An account of which nothing is known but that it is there.</summary>
    public static StoredAccount New(string domain, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), domain, null, new() { Domain = domain, IsTarget = false });

    public static StoredAccount Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.Id(2), new()
    {
        Domain = row.GetString(1), Name = row.Text(3), Industry = row.Text(4), Employees = row.ValueOrNull<int>(5), Revenue = row.ValueOrNull<long>(6),
        Country = row.Text(7), IsTarget = row.GetBoolean(8),
    });
}
