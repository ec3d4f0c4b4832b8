using System.Globalization;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Conditions;
using AlignmentHub.Web.Platform.Api;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>What the list of leads shows, as it stands in its address.</summary>
public sealed record LeadsView
{
    public const string Nobody = "none";

    public string? Q { get; init; }

    public IReadOnlyList<LeadStage> Stages { get; init; } = [];

    /// <summary>The e-mail address of a person, or <see cref="Nobody"/>.</summary>
    public string? Owner { get; init; }

    public string? Source { get; init; }

    public string? Campaign { get; init; }

    public string? Tag { get; init; }

    public int? MinScore { get; init; }

    public int? MaxScore { get; init; }

    public LeadCondition? Where { get; init; }

    /// <summary>
    /// Set where the address narrows the list in a way that cannot be read. That cannot be left out: an export of all that is found, or an act
    /// on it, would meet leads that nobody meant.
    /// </summary>
    public Refusal? Problem { get; init; }

    public LeadOrder Order { get; init; } = LeadOrder.Latest;

    /// <summary>The place after which the page begins, or before which it ends.</summary>
    public LeadCursor? From { get; init; }

    public bool Backwards { get; init; }

    public bool IsFiltered => Stages.Count > 0 || (Q ?? Owner ?? Source ?? Campaign ?? Tag) is not null || Where is not null || (MinScore ?? MaxScore) is not null;

    public string Address => Page("/leads");

    public string ExportAddress => (this with { From = null }).Page("/leads/export.csv");

    public LeadsView Beginning => this with { From = null, Backwards = false };

    /// <param name="owner">Who has the address in <see cref="Owner"/>. Nobody owns the leads of nobody: better no leads than everybody's.</param>
    public LeadFilter Filter(LeadOwner? owner) => new()
    {
        Text = Q, Stages = Stages, OwnerId = Owner is null or Nobody ? null : owner?.Id ?? Guid.Empty, Unowned = Owner == Nobody, Source = Source, Campaign = Campaign, Tag = Tag, MinScore = MinScore, MaxScore = MaxScore,
        Where = Where,
    };

    /// <summary>An order or a place that cannot be read is left out: an address may be typed by hand.</summary>
    public static LeadsView Read(IQueryCollection query)
    {
        var order = LeadListRequest.OrderOf(Text(query, "sort")) ?? LeadOrder.Latest;
        var (after, before) = (Paging.Decode<LeadCursor>(Text(query, "after") ?? ""), Paging.Decode<LeadCursor>(Text(query, "before") ?? ""));
        var from = after ?? before;
        var where = query["where"].ToString() is { Length: > 0 } text ? LeadCondition.Read(text) : default;
        var view = new LeadsView
        {
            Q = Text(query, "q"), Owner = Text(query, "owner"), Source = Text(query, "source"), Campaign = Text(query, "campaign"), Tag = Text(query, "tag"), Order = order,
            Stages = [.. (Text(query, "stage") ?? "").Split(',').Select(StageOf).OfType<LeadStage>().Distinct()],
            MinScore = Whole(query, "minScore"), MaxScore = Whole(query, "maxScore"),
            Where = where.Value,
            From = from?.IsIn(order) == true ? from : null, Backwards = after is null && before is not null,
        };
        return view with { Problem = where.Refusal ?? view.Unread(query) };
    }

    private Refusal? Unread(IQueryCollection query)
    {
        (string Name, bool IsRead)[] parts =
        [
            ("q", Q is not null), ("stage", Stages.Count > 0), ("owner", Owner is not null), ("source", Source is not null), ("campaign", Campaign is not null),
            ("tag", Tag is not null), ("minScore", MinScore is not null), ("maxScore", MaxScore is not null),
        ];
        return parts.FirstOrDefault(part => !part.IsRead && query[part.Name].ToString().Length > 0) is { Name: { } unread }
            ? Refusal.Field(unread, "Nothing that leads can be narrowed to. Choose it anew.") : null;
    }

    private static string? Text(IQueryCollection query, string name) =>
        query[name].ToString() is { Length: > 0 and <= 400 } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;

    private static int? Whole(IQueryCollection query, string name) =>
        int.TryParse(Text(query, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static LeadStage? StageOf(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && Enum.TryParse<LeadStage>(name, ignoreCase: true, out var stage) ? stage : null;

    private string Page(string page) => QueryHelpers.AddQueryString(page, new Dictionary<string, string?>
    {
        ["q"] = Q, ["stage"] = Stages.Count == 0 ? null : string.Join(',', Stages.Select(Camel)), ["owner"] = Owner, ["source"] = Source,
        ["campaign"] = Campaign, ["tag"] = Tag, ["minScore"] = MinScore?.ToString(CultureInfo.InvariantCulture),
        ["maxScore"] = MaxScore?.ToString(CultureInfo.InvariantCulture),
        ["where"] = Where?.Json,
        ["sort"] = Order == LeadOrder.Latest ? null : (Order.Descending ? "-" : "") + Camel(Order.By),
        [Backwards ? "before" : "after"] = From is null ? null : Paging.Encode(From),
    });

    private static string Camel<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}
