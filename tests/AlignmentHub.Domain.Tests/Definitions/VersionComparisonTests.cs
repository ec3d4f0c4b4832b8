using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Comparison;
using AlignmentHub.Domain.Definitions.Questions;
using AlignmentHub.Domain.Tests.Scoring;
using AlignmentHub.Domain.Tests.Support;
using FsCheck.Fluent;

namespace AlignmentHub.Domain.Tests.Definitions;

public sealed class VersionComparisonTests
{
    private const string Pricing = "engagement.groups[0].rules[0]";
    private const string Title = """{ "field": "title", "op": "isNotEmpty" }""";

    [Theory]
    [InlineData($"{Pricing}.points", "15", "engagement/Web/Pricing page/points", "10", "15")]
    [InlineData($"{Pricing}.halfLifeDays", "14", "engagement/Web/Pricing page/halfLifeDays", "30", "14")]
    [InlineData($"{Pricing}.halfLifeDays", "null", "engagement/Web/Pricing page/halfLifeDays", "30", "null")]
    [InlineData($"{Pricing}.max", "31", "engagement/Web/Pricing page/max", "30", "31")]
    [InlineData($"{Pricing}.max", "null", "engagement/Web/Pricing page/max", "30", "null")]
    [InlineData($"{Pricing}.per", "\"once\"", "engagement/Web/Pricing page/per", "\"each\"", "\"once\"")]
    [InlineData($"{Pricing}.atLeast", "2", "engagement/Web/Pricing page/atLeast", "1", "2")]
    [InlineData("engagement.groups[0].rules[1].windowDays", "60", "engagement/Web/Three webinars/windowDays", "90", "60")]
    [InlineData("engagement.groups[0].rules[1].activity.type", "\"event\"", "engagement/Web/Three webinars/activity", null, null)]
    [InlineData($"{Pricing}.activity.where.value", "\"/plans\"", "engagement/Web/Pricing page/activity", null, null)]
    [InlineData($"{Pricing}.activity.where", "null", "engagement/Web/Pricing page/activity", null, null)]
    [InlineData("engagement.groups[0].cap", "40", "engagement/Web//cap", "45", "40")]
    [InlineData("engagement.cap", "90", "engagement///cap", "100", "90")]
    [InlineData("engagement.dailyCapPerType", "5", "engagement///dailyCapPerType", "20", "5")]
    [InlineData("fit.cap", "80", "fit///cap", "100", "80")]
    [InlineData("fit.groups[0].cap", "null", "fit/Role//cap", "40", "null")]
    [InlineData("fit.groups[1].cap", "10", "fit/Company//cap", "null", "10")]
    [InlineData("fit.groups[1].rules[0].points", "-20", "fit/Company/Too small/points", "-15", "-20")]
    [InlineData("fit.groups[1].rules[0].when.op", "\"lte\"", "fit/Company/Too small/when", null, null)]
    [InlineData("fit.groups[1].rules[0].when.field", "\"account.revenue\"", "fit/Company/Too small/when", null, null)]
    [InlineData("fit.groups[0].rules[0].when.any[1].value", "\"CxO\"", "fit/Role/Decision maker/when", null, null)]
    [InlineData("fit.groups[0].rules[1].when", Title, "fit/Role/Own address/when", null, null)]
    [InlineData("weights.fit", "0.6", "weights///fit", "0.5", "0.6")]
    [InlineData("weights.engagement", "0.4", "weights///engagement", "0.5", "0.4")]
    [InlineData("thresholds.fit", "21", "thresholds///fit", "20", "21")]
    [InlineData("thresholds.engagement", "11", "thresholds///engagement", "10", "11")]
    [InlineData("thresholds.total", "41", "thresholds///total", "40", "41")]
    [InlineData("grade.fit[0]", "75", "grade///fit", "[70,40]", "[75,40]")]
    [InlineData("grade.engagement[1]", "20", "grade///engagement", "[60,30]", "[60,20]")]
    [InlineData("gate.consent", "false", "gate///consent", "true", "false")]
    [InlineData("gate.exclusions[0].when.value[0]", "\"other.example\"", "gate//competitor/when", null, null)]
    [InlineData("overrides[0].windowDays", "14", "overrides//Demo request from a target account/windowDays", "30", "14")]
    [InlineData("overrides[0].atLeast", "2", "overrides//Demo request from a target account/atLeast", "1", "2")]
    [InlineData("overrides[0].activity.type", "\"trial\"", "overrides//Demo request from a target account/activity", null, null)]
    [InlineData("overrides[0].when", "null", "overrides//Demo request from a target account/when", null, "null")]
    public void Each_value_that_differs_is_named_once_with_both_values(string path, string value, string place, string? before, string? after)
    {
        var change = Assert.Single(Between(json => json.With(path, value)));

        Assert.Equal(ChangeKind.Changed, change.Kind);
        Assert.Equal(place, $"{change.Place.Part}/{change.Place.Group}/{change.Place.Item}/{change.Place.Member}");
        if (before is not null) Assert.Equal(before, change.Before?.ToJsonString() ?? "null");
        if (after is not null) Assert.Equal(after, change.After?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData("fit.groups[0].rules[0].name", "Boss", "fit/Role/Boss", "Decision maker")]
    [InlineData("fit.groups[0].name", "Title", "fit/Title/", "Role")]
    [InlineData("gate.exclusions[0].name", "rivals", "gate//rivals", "competitor")]
    [InlineData("overrides[0].name", "Hot", "overrides//Hot", "Demo request from a target account")]
    public void Another_name_for_the_same_thing_is_told_as_such(string path, string name, string place, string before)
    {
        var change = Assert.Single(Between(json => json.With(path, $"\"{name}\"")));

        Assert.Equal(ChangeKind.Renamed, change.Kind);
        Assert.Equal(place, $"{change.Place.Part}/{change.Place.Group}/{change.Place.Item}");
        Assert.Equal((before, name), ((string?)change.Before, (string?)change.After));
    }

    [Theory]
    [InlineData("fit.groups", 2, "fit/Company/", "fit/Company/Too small")]
    [InlineData("fit.groups[0].rules", 2, "fit/Role/Own address", null)]
    [InlineData("gate.exclusions", 1, "gate//competitor", null)]
    [InlineData("gate.required", 2, "gate//company", null)]
    [InlineData("overrides", 1, "overrides//Demo request from a target account", null)]
    public void What_is_left_out_and_what_is_new_is_told_with_all_that_belongs_to_it(string list, int count, string place, string? alsoThat)
    {
        var shortened = Between(json => RemoveLast(json, list, count));
        var places = alsoThat is null ? new[] { place } : [place, alsoThat];

        Assert.All(shortened, c => Assert.Equal(ChangeKind.Removed, c.Kind));
        Assert.Equal(places, shortened.Select(c => $"{c.Place.Part}/{c.Place.Group}/{c.Place.Item}"));
        var lengthened = VersionComparison.Between(Read(json => RemoveLast(json, list, count)), Read());
        Assert.All(lengthened, c => Assert.Equal(ChangeKind.Added, c.Kind));
        Assert.Equal(places, lengthened.Select(c => $"{c.Place.Part}/{c.Place.Group}/{c.Place.Item}"));
    }

    [Theory]
    [InlineData("fit.groups", "groups")]
    [InlineData("fit.groups[0].rules", "rules")]
    [InlineData("gate.required", "required")]
    public void Another_order_is_a_change_of_the_order_alone(string list, string member)
    {
        var change = Assert.Single(Between(json => Swap(json, list)));

        Assert.Equal((ChangeKind.Reordered, member), (change.Kind, change.Place.Member));
    }

    [Fact]
    public void A_rule_that_went_to_another_group_has_moved_and_what_else_differs_is_told_too()
    {
        var changes = Between(json =>
        {
            var rules = json.At("fit.groups[0].rules")!.AsArray();
            var rule = rules[1]!;
            rules.RemoveAt(1);
            rule["points"] = 8;
            json.At("fit.groups[1].rules")!.AsArray().Add(rule);
        });

        Assert.Equal([ChangeKind.Moved, ChangeKind.Changed], changes.Select(c => c.Kind));
        Assert.Equal(("Role", "Company"), ((string?)changes[0].Before, (string?)changes[0].After));
        Assert.Equal(new ChangePlace("fit", "Company", "Own address", "points"), changes[1].Place);
    }

    [Fact]
    public void Two_contents_differ_in_the_list_exactly_if_their_hashes_differ()
    {
        var documents = AnyScoring.Cases.Generator.Select(c => c.Document);
        Always.Holds(documents.Two(), pair =>
            VersionComparison.Between(pair.Item1, pair.Item1).Count == 0
            && (pair.Item1.ContentHash == pair.Item2.ContentHash) == (VersionComparison.Between(pair.Item1, pair.Item2).Count == 0)
            && VersionComparison.Between(pair.Item1, pair.Item1 with { Fit = pair.Item2.Fit }).All(c => c.Place.Part == "fit"));
    }

    [Fact]
    public void Questions_are_compared_by_their_keys()
    {
        var before = Asking(new("need", "What do they need?", null, QuestionKind.Text, true, []), new("size", "Size", null, QuestionKind.Choice, false, ["S", "L"]));
        var after = Asking(new("need", "What is the need?", null, QuestionKind.Text, true, []), new("size", "Size", null, QuestionKind.Choice, false, ["S", "M", "L"]),
            new("date", "When?", "A month is enough.", QuestionKind.Text, false, []));

        var changes = VersionComparison.Between(before, after);

        Assert.Equal(
            [(ChangeKind.Changed, "need", "label"), (ChangeKind.Changed, "size", "choices"), (ChangeKind.Added, "date", null)],
            changes.Select(c => (c.Kind, c.Place.Item!, c.Place.Member)));
    }

    private static QualifyingQuestions Asking(params Question[] questions) => new(questions);

    private static IReadOnlyList<ContentChange> Between(Action<JsonObject> change) => VersionComparison.Between(Read(), Read(change));

    private static DefinitionDocument Read(Action<JsonObject>? change = null)
    {
        var json = SampleDefinition.Json();
        change?.Invoke(json);
        var read = json.Parse();
        return read.Value ?? throw new InvalidOperationException(string.Join("; ", read.Refusal!.Fields.Keys));
    }

    private static void RemoveLast(JsonObject json, string list, int count)
    {
        var items = json.At(list)!.AsArray();
        Assert.Equal(count, items.Count);
        items.RemoveAt(count - 1);
    }

    private static void Swap(JsonObject json, string list)
    {
        var items = json.At(list)!.AsArray();
        var last = items[^1];
        items.RemoveAt(items.Count - 1);
        items.Insert(0, last);
    }
}
