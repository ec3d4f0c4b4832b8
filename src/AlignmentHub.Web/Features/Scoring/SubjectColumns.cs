using System.Buffers.Binary;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>The columns of the stream of leads with their accounts and the scores they have.</summary>
internal sealed class SubjectColumns(IReadOnlyDictionary<Guid, string> campaigns)
{
    private const int MostAccounts = 100_000;
    private const string Custom = "custom";
    private const string AnyOfAccount = "account";

    private static readonly string[] OfScores =
    [
        "s.definition_version_id", "s.as_of", "s.fit", "s.engagement", "s.total", "s.grade", "s.qualifies", "s.qualified_since", "s.qualifying_override", "s.awaits_activity",
        "l.stage",
    ];

    private static readonly string[] OfRescoring = ["s.tallies", "s.ctid", "s.xmin"];

    // Each with the field of a document that needs it.
    private static readonly (string Sql, string? Field)[] OfFacts =
    [
        ("l.id", null), ("l.email", "email"), ("l.email_kind", "emailKind"), ("l.title", "title"), ("l.first_name", "firstName"), ("l.last_name", "lastName"),
        ("l.company", "company"), ("l.phone", "phone"), ("l.country", "country"), ("l.language", "language"), ("l.source", "source"), ("l.medium", "medium"),
        ("l.campaign_id", "campaign"), ("l.consent", "consent"), ("l.custom", Custom),
        ("a.id", AnyOfAccount), ("a.name", "account.name"), ("a.domain", "account.domain"), ("a.industry", "account.industry"), ("a.employees::float8", "account.employees"),
        ("a.revenue_minor::float8", "account.revenue"), ("a.country", "account.country"), ("a.is_target", "account.isTarget"),
    ];

    private readonly TextPool _texts = new();
    private readonly JsonbPool _custom = new();
    private readonly Dictionary<Guid, AccountFacts> _accounts = [];

    /// <summary>What facts of leads and accounts are read from, without scores.</summary>
    public static IReadOnlyList<string> Facts { get; } = [.. OfFacts.Select(column => column.Sql)];

    public static CopyQuery Query(LeadSelection leads) => CopyQuery.Of([.. Facts, .. OfScores, .. OfRescoring.Select(_ => (string?)null)], $"""
        from leads l
        left join accounts a on a.id = l.account_id
        left join lead_scores s on s.lead_id = l.id
        where {leads.On("l.id")}
        """);

    /// <summary>What a document needs of leads, in the order of their ids, and what whoever writes their scores has to know of the rows.</summary>
    public static CopyQuery Query(LeadSelection leads, FactNeeds needs)
    {
        return CopyQuery.Of([.. OfFacts.Select(column => IsNeeded(column.Field) ? column.Sql : null), .. OfScores, .. OfRescoring], $"""
            from leads l
            {(needs.Accounts ? "left join accounts a on a.id = l.account_id" : "")}
            left join lead_scores s on s.lead_id = l.id
            where {leads.On("l.id")}
            order by l.id
            """);

        bool IsNeeded(string? field) => field switch
        {
            null => true,
            Custom => needs.CustomOfLeads,
            AnyOfAccount => needs.Accounts,
            _ => needs.OfLeads(field),
        };
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
        new(row.IsNull(30) ? null : new(row.UtcTicks(30), TimeSpan.Zero), Pooled(row, 31), row.Flag(32)!.Value))
    {
        Tallies = row.IsNull(34) ? KeptTallies.None : new(row.Bytes(34).ToArray()),
        Row = row.IsNull(35) ? default : new(row.Place(35), row.Transaction(36)),
    };

    private string? Pooled(CopyRows row, int column) => _texts.Of(row.Bytes(column), row.IsNull(column));
}
