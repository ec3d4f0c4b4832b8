using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Web.Features.Leads.Conditions;

/// <summary>A field in SQL: as a text, a number or a flag, each absent where it can be none.</summary>
internal sealed record FieldSql(string? Text = null, string? Number = null, string? Flag = null)
{
    private readonly string? _lower;

    /// <summary>The text without outer blanks and in lower case; some columns are kept so, and indexed.</summary>
    public string? Lower
    {
        get => _lower ?? (Text is null ? null : $"lower(btrim({Text}))");
        init => _lower = value;
    }

    /// <summary>The rows that have the field, where that is another table than the leads.</summary>
    public string? Within { get; init; }

    public string Filled => string.Join(" or ", new[] { Text is null ? null : $"btrim({Text}) <> ''", NotNull(Number), NotNull(Flag) }.OfType<string>());

    public static FieldSql Of(string field, Func<object, string> given) => field switch
    {
        "email" => new("l.email") { Lower = "l.email" },
        "title" => new("l.title"),
        "firstName" => new("l.first_name"),
        "lastName" => new("l.last_name"),
        "company" => new("l.company") { Lower = "l.sort_company" },
        "phone" => new("l.phone"),
        "country" => new("l.country"),
        "language" => new("l.language"),
        "source" => new("l.source"),
        "medium" => new("l.medium"),
        "consent" => new(Flag: "l.consent"),
        "account.name" => OfAccount(new("a.name")),
        "account.domain" => OfAccount(new("a.domain") { Lower = "a.domain" }),
        "account.industry" => OfAccount(new("a.industry")),
        "account.employees" => OfAccount(new(Number: "a.employees")),
        "account.revenue" => OfAccount(new(Number: "a.revenue_minor")),
        "account.country" => OfAccount(new("a.country")),
        "account.isTarget" => OfAccount(new(Flag: "a.is_target")),
        "score.fit" => OfScore(new(Number: "s.fit")),
        "score.engagement" => OfScore(new(Number: "s.engagement")),
        "score.total" => OfScore(new(Number: "s.total")),
        "score.grade" => OfScore(new("s.grade")),
        _ => OfCustom(given(field[FieldCatalogue<object>.CustomPrefix.Length..])),
    };

    private static FieldSql OfAccount(FieldSql field) => field with { Within = "l.account_id in (select a.id from accounts a where" };

    private static FieldSql OfScore(FieldSql field) => field with { Within = "l.id in (select s.lead_id from lead_scores s where" };

    // What somebody else's form sends may be of another kind for each lead.
    private static FieldSql OfCustom(string key) => new(
        $"case when jsonb_typeof(l.custom -> {key}) = 'string' then l.custom ->> {key} end",
        $"case when jsonb_typeof(l.custom -> {key}) = 'number' then (l.custom ->> {key})::double precision end",
        $"case when jsonb_typeof(l.custom -> {key}) = 'boolean' then (l.custom ->> {key})::boolean end");

    private static string? NotNull(string? sql) => sql is null ? null : $"({sql}) is not null";
}
