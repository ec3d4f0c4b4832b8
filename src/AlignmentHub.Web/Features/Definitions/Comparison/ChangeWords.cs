using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Comparison;
using AlignmentHub.Web.Features.Definitions.Builder;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Definitions.Comparison;

/// <summary>Says what differs between two contents: "Pricing page: 10 → 15 points, half-life 30 → 14 days".</summary>
public sealed class ChangeWords(IStringLocalizer<DefinitionTexts> texts, ConditionWords conditions)
{
    /// <summary>One line for each thing that differs, in the order of the document.</summary>
    public IReadOnlyList<ChangeLine> Say(IEnumerable<ContentChange> changes) => [..
        from change in changes
        group change by (change.Place.Part, change.Place.Group, change.Place.Item, IsRequired: change.Place.Member == "required") into about
        let place = about.First().Place
        select new ChangeLine(PartName(place.Part), Subject(place), [.. about.Select(change => Word(change))])];

    private string PartName(string part) => texts[$"Compare.Part.{part}"];

    private string Subject(ChangePlace place) => place switch
    {
        { Member: "required", Item: { } field } => texts["Compare.RequiredField", texts.FieldName(field)],
        { Item: { } item } => item,
        { Group: { } group } => texts["GroupNamed", group],
        _ => PartName(place.Part),
    };

    private ChangeWord Word(ContentChange change)
    {
        var (before, after) = (Value(change.Place.Member, change.Before), Value(change.Place.Member, change.After));
        var member = change.Place.Member ?? "";
        return change.Kind switch
        {
            ChangeKind.Added => new(Whole("Compare.Added", after), texts["Compare.Whole"], null, Shown(after)),
            ChangeKind.Removed => new(Whole("Compare.Removed", before), texts["Compare.Whole"], Shown(before), null),
            ChangeKind.Renamed => new(texts["Compare.Renamed", before ?? ""], texts["Compare.Name"], before, after),
            ChangeKind.Moved => new(texts["Compare.Moved", before ?? "", after ?? ""], texts["Compare.Group"], before, after),
            ChangeKind.Reordered => new(texts["Compare.Reordered"], texts["Compare.Order"], before, after),
            ChangeKind.Changed => new(Changed(member, before, after), texts[$"Compare.Member.{member}"], before, after),
        };
    }

    private string Whole(string key, string? described) =>
        string.IsNullOrEmpty(described) ? texts[key] : texts[$"{key}With", described];

    private string Shown(string? described) => string.IsNullOrEmpty(described) ? texts["Compare.There"] : described;

    private string Changed(string member, string? before, string? after)
    {
        var (was, now) = (before ?? texts["Compare.None"], after ?? texts["Compare.None"]);
        return texts[$"Compare.{member}", was, now] is { ResourceNotFound: false } known ? known : texts["Compare.Other", texts[$"Compare.Member.{member}"], was, now];
    }

    private string? Value(string? member, JsonNode? value) => (member, value) switch
    {
        (_, null) => null,
        ("when", JsonObject condition) => conditions.Say(condition),
        ("activity", JsonObject activity) => conditions.SayActivity(activity),
        ("per" or "kind", JsonValue choice) => texts[$"{(member == "per" ? "Per" : "Kind")}.{choice}"],
        ("required", JsonValue field) when field.GetValueKind() == JsonValueKind.String => null,
        (_, JsonObject thing) => Describe(thing),
        (_, JsonArray list) => string.Join(", ", list.Select(item => Value(null, item))),
        (_, JsonValue flag) when flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False => texts[flag.GetValue<bool>() ? "Yes" : "No"],
        (_, JsonValue number) when number.GetValueKind() == JsonValueKind.Number => DraftNode.NumberOf(number)!.Value.ToString("0.####", CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };

    /// <summary>A rule, an exclusion, an override or a question as a whole; of a group its rules are told by themselves.</summary>
    private string Describe(JsonObject thing)
    {
        var words = new List<string>();
        if (DraftNode.NumberOf(thing["points"]) is { } points) words.Add(texts["Compare.WorthPoints", points.ToString("+0.####;−0.####;0", CultureInfo.CurrentCulture)]);
        if (thing.ContainsKey("activity")) words.Add(conditions.SayRule(thing));
        if (thing["when"] is JsonObject when) words.Add(conditions.Say(when));
        if (thing["label"] is { } label) words.Add(label.ToString());
        return string.Join(", ", words);
    }
}
