using System.Buffers.Binary;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>The columns of the stream of leads with their accounts and the scores they have.</summary>
internal sealed class SubjectColumns(IReadOnlyDictionary<Guid, string> campaigns)
{
    public const int Count = 34;

    private const int MostAccounts = 100_000;

    private const string Score =
        "s.definition_version_id, s.as_of, s.fit, s.engagement, s.total, s.grade, s.qualifies, s.qualified_since, s.qualifying_override, s.awaits_activity, l.stage";

    private readonly TextPool _texts = new();
    private readonly JsonbPool _custom = new();
    private readonly Dictionary<Guid, AccountFacts> _accounts = [];

    public static string Copy(LeadSelection leads) => $"""
        copy (
          select l.id, l.email, l.email_kind, l.title, l.first_name, l.last_name, l.company, l.phone, l.country, l.language,
            l.source, l.medium, l.campaign_id, l.consent, l.custom,
            a.id, a.name, a.domain, a.industry, a.employees::float8, a.revenue_minor::float8, a.country, a.is_target,
            {Score}
          from leads l
          left join accounts a on a.id = l.account_id
          left join lead_scores s on s.lead_id = l.id
          where {leads.On("l.id")}
        ) to stdout (format binary)
        """;

    /// <summary>What a document needs of leads, in the order of their ids.</summary>
    public static string Copy(LeadSelection leads, FactNeeds needs)
    {
        return $"""
            copy (
              select l.id, {Lead("email")}, {Lead("emailKind", "email_kind")}, {Lead("title")}, {Lead("firstName", "first_name")}, {Lead("lastName", "last_name")},
                {Lead("company")}, {Lead("phone")}, {Lead("country")}, {Lead("language")}, {Lead("source")}, {Lead("medium")}, {Lead("campaign", "campaign_id")},
                {Lead("consent")}, {(needs.CustomOfLeads ? "l.custom" : "null")},
                {(needs.Accounts ? "a.id" : "null")}, {Account("name")}, {Account("domain")}, {Account("industry")}, {Account("employees", "employees::float8")},
                {Account("revenue", "revenue_minor::float8")}, {Account("country")}, {Account("isTarget", "is_target")},
                {Score}
              from leads l
              {(needs.Accounts ? "left join accounts a on a.id = l.account_id" : "")}
              left join lead_scores s on s.lead_id = l.id
              where {leads.On("l.id")}
              order by l.id
            ) to stdout (format binary)
            """;

        string Lead(string field, string? column = null) => needs.OfLeads(field) ? $"l.{column ?? field}" : "null";
        string Account(string field, string? column = null) => needs.OfLeads($"account.{field}") ? $"a.{column ?? field}" : "null";
    }

    public SubjectFacts Read(CopyRows row) => new(row.Id(0), EnumName<LeadStage>.Parse(Pooled(row, 33)!), Lead(row), Account(row), Stored(row));

    internal LeadFacts Lead(CopyRows row) => new()
    {
        Email = row.Text(1),
        EmailKind = Pooled(row, 2) is { } kind ? EnumName<EmailKind>.Parse(kind) : null,
        Title = Pooled(row, 3),
        FirstName = Pooled(row, 4),
        LastName = Pooled(row, 5),
        Company = Pooled(row, 6),
        Phone = row.Text(7),
        Country = Pooled(row, 8),
        Language = Pooled(row, 9),
        Source = Pooled(row, 10),
        Medium = Pooled(row, 11),
        Campaign = row.IsNull(12) ? null : campaigns[row.Id(12)],
        Consent = row.Flag(13),
        Custom = _custom.Of(row.Bytes(14)),
    };

    internal AccountFacts? Account(CopyRows row)
    {
        if (row.IsNull(15)) return null;
        if (_accounts.TryGetValue(row.Id(15), out var known)) return known;

        if (_accounts.Count == MostAccounts) _accounts.Clear();
        return _accounts[row.Id(15)] = new()
        {
            Name = row.Text(16),
            Domain = row.Text(17),
            Industry = Pooled(row, 18),
            Employees = row.Real(19),
            Revenue = row.Real(20),
            Country = Pooled(row, 21),
            IsTarget = row.Flag(22),
        };
    }

    private KnownScore? Stored(CopyRows row) => row.IsNull(23) ? null : new(
        row.Id(23),
        new(row.UtcTicks(24), TimeSpan.Zero),
        new(row.Real(25)!.Value, row.Real(26)!.Value, row.Real(27)!.Value, Pooled(row, 28)!, row.Flag(29)!.Value),
        new(row.IsNull(30) ? null : new(row.UtcTicks(30), TimeSpan.Zero), Pooled(row, 31), row.Flag(32)!.Value));

    private string? Pooled(CopyRows row, int column) => _texts.Of(row.Bytes(column), row.IsNull(column));
}
