using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>An account while the rows about it are worked in. Its row is locked, or not written yet.</summary>
internal sealed class AccountInWork(Guid id, string domain, AccountValues values, int? version)
{
    private readonly List<FieldDifference> _differences = [];

    public const string Query =
        "select id, domain, name, industry, employees, revenue_minor, country, is_target, owner_id, nullif(custom, '{}'), version from accounts";

    private static readonly AccountValues Nothing = new();

    public Guid Id => id;

    public string Domain => domain;

    public bool IsNew => version is null;

    /// <summary>What is stored; absent for a new one.</summary>
    public int? Version => version;

    public bool IsChanged => _differences.Count > 0;

    /// <summary>Whether something is different that a definition asks about.</summary>
    public bool ChangesData => _differences.Any(d => LeadFields.IsAsked(d.Field));

    public AccountValues Values { get; private set; } = values;

    /// <summary>What is different from what is stored; of a new one nothing is.</summary>
    public IReadOnlyList<FieldDifference> Differences => _differences;

    public static AccountInWork New(string domain, AccountValues values, DateTimeOffset now) => new(Guid.CreateVersion7(now), domain, values, version: null);

    public static AccountInWork Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), new()
    {
        Name = row.Text(2), Industry = row.Text(3), Employees = row.ValueOrNull<int>(4), RevenueMinor = row.ValueOrNull<long>(5), Country = row.Text(6),
        IsTarget = row.GetBoolean(7), OwnerId = row.Id(8), Custom = CustomFields.Parse(row.Text(9)) ?? Nothing.Custom,
    }, row.GetInt32(10));

    /// <summary>Takes on what a row makes of it, and says whether that is anything new.</summary>
    public bool Become(AccountValues after)
    {
        var differences = after.Since(Values);
        if (differences.Count == 0) return false;

        _differences.AddRange(differences);
        Values = after;
        return true;
    }
}
