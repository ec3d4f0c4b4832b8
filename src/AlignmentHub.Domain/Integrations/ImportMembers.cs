using System.Globalization;
using System.Text.Json;
using AlignmentHub.Domain.Leads;
using static AlignmentHub.Domain.Integrations.CellType;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a column can be mapped to, by kind of file (api.md, import mapping).</summary>
public static class ImportMembers
{
    public const string CustomPrefix = "custom.";
    public const string HistoryPrefix = "history.";
    public const string SpendPrefix = "spend.";
    public const string At = ".at";

    private static readonly ImportMember[] Lead =
    [
        new("externalId", Text), new("email", Text), new("firstName", Text), new("lastName", Text), new("title", Text), new("company", Text),
        new("accountDomain", Text), new("phone", Text), new("country", Text), new("language", Text), new("source", Text), new("medium", Text),
        new("campaign", Text), new("consent", Flag), new("owner", Text), new("createdAt", Instant),
    ];

    private static readonly ImportMember[] Account =
    [
        new("domain", Text), new("name", Text), new("industry", Text), new("employees", Whole), new("revenue", Major), new("revenueMinor", Minor),
        new("country", Text), new("isTarget", Flag), new("owner", Text),
    ];

    private static readonly ImportMember[] Activity =
    [
        new("id", Text), new("lead.email", Text), new("lead.externalId", Text), new("lead.id", Text), new("type", Text), new("at", Instant),
        new("url", Text), new("campaign", Text), new("asset", Text), new("source", Text),
    ];

    private static readonly ImportMember[] Opportunity =
    [
        new("externalId", Text), new("name", Text), new("account", Text), new("amount", Major), new("amountMinor", Minor), new("currency", Text),
        new("stage", Text), new("createdAt", Instant), new("closedAt", Instant), new("endedAt", Instant), new("lostReason", Text), new("owner", Text),
        new("contact.email", Text), new("contact.externalId", Text), new("contact.id", Text), new("contact.role", Text),
    ];

    private static readonly ImportMember[] Campaign = [new("key", Text), new("name", Text), new("channel", Text), new("budgetKind", Text)];

    /// <summary>The stages that a past can name, as a mapping writes them.</summary>
    public static IReadOnlyList<string> Stages { get; } = [.. Enum.GetNames<LeadStage>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Those with a fixed name; custom fields, stages of the past and months of cost come on top.</summary>
    public static IReadOnlyList<ImportMember> Of(ImportKind kind) => kind switch
    {
        ImportKind.Leads => Lead,
        ImportKind.Accounts => Account,
        ImportKind.Activities => Activity,
        ImportKind.Opportunities => Opportunity,
        ImportKind.Campaigns => Campaign,
    };

    public static bool HasCustom(ImportKind kind) => kind is ImportKind.Leads or ImportKind.Accounts or ImportKind.Activities;

    public static ImportMember? Find(ImportKind kind, string name)
    {
        if (Of(kind).FirstOrDefault(m => m.Name == name) is { } known) return known;
        if (HasCustom(kind) && name.StartsWith(CustomPrefix, StringComparison.Ordinal) && name.Length > CustomPrefix.Length) return new(name, Free);
        if (kind == ImportKind.Leads && StageOf(name) is { } stage && Stages.Contains(stage)) return new(name, Instant);

        return kind == ImportKind.Campaigns ? FindSpend(name) : null;
    }

    /// <summary>The stage in <c>history.mql.at</c>.</summary>
    internal static string? StageOf(string member) =>
        member.StartsWith(HistoryPrefix, StringComparison.Ordinal) && member.EndsWith(At, StringComparison.Ordinal)
        && member.Length > HistoryPrefix.Length + At.Length
            ? member[HistoryPrefix.Length..^At.Length] : null;

    /// <summary>The month in <c>spend.2026-03.amount</c>.</summary>
    internal static string? MonthOf(string member) => member.Split('.') is ["spend", var month, "amount" or "amountMinor"] ? month : null;

    private static ImportMember? FindSpend(string name) =>
        MonthOf(name) is { } month && DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new(name, name.EndsWith("Minor", StringComparison.Ordinal) ? Minor : Major) : null;
}
