using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Writes accounts and what they held before.</summary>
internal static class AccountWrites
{
    private const string Rows = "unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb[]) as u (id, domain, name, industry, employees, revenue_minor, country, is_target, owner_id, custom)";

    public static void AddAccounts(this SqlBatch batch, IEnumerable<AccountInWork> accounts, DateTimeOffset now)
    {
        List<AccountInWork> ordered = [.. accounts.OrderBy(a => a.Domain, StringComparer.Ordinal)];
        List<AccountInWork> made = [.. ordered.Where(a => a.IsNew)], changed = [.. ordered.Where(a => !a.IsNew && a.IsChanged)];
        if (made.Count > 0)
        {
            WithValues(batch.Add(
                $"""
                insert into accounts (id, domain, name, industry, employees, revenue_minor, country, is_target, owner_id, custom, created_at, updated_at)
                select u.*, $11, $11 from {Rows}
                """), made).With(now);
        }

        if (changed.Count > 0)
        {
            WithValues(batch.Add(
                $"""
                update accounts a
                set name = u.name, industry = u.industry, employees = u.employees, revenue_minor = u.revenue_minor, country = u.country,
                    is_target = u.is_target, owner_id = u.owner_id, custom = u.custom, updated_at = $11, version = a.version + 1
                from {Rows}
                where a.id = u.id
                """), changed).With(now);
        }
    }

    private static SqlStatement WithValues(SqlStatement statement, List<AccountInWork> accounts) => statement
        .Column(accounts, a => a.Id)
        .Column(accounts, a => a.Domain)
        .Column(accounts, a => a.Values.Name)
        .Column(accounts, a => a.Values.Industry)
        .Column(accounts, a => a.Values.Employees)
        .Column(accounts, a => a.Values.RevenueMinor)
        .Column(accounts, a => a.Values.Country)
        .Column(accounts, a => a.Values.IsTarget)
        .Column(accounts, a => a.Values.OwnerId)
        .Column(accounts, a => CustomFields.Write(a.Values.Custom));
}
