using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Tests.Definitions;

public sealed class ConditionRefusalTests
{
    [Theory]
    [InlineData("7", "$", "no condition")]
    [InlineData("{}", "$", "neither a branch nor a leaf")]
    [InlineData("""{"all":[YES],"any":[YES]}""", "any", "one or the other")]
    [InlineData("""{"field":"country","op":"isEmpty","not":YES}""", "not", "one or the other")]
    [InlineData("""{"none":[YES]}""", "none", "no such branch")]
    [InlineData("""{"all":[]}""", "all", "nothing to hold")]
    [InlineData("""{"any":YES}""", "any", "no list")]
    [InlineData("""{"all":[YES,{"not":null}]}""", "all[1]", "nothing in it")]
    [InlineData("""{"all":[null]}""", "all[0]", "nothing there")]
    [InlineData("""{"field":"shoeSize","op":"isEmpty"}""", "field", "no such field")]
    [InlineData("""{"field":"custom.","op":"isEmpty"}""", "field", "no key")]
    [InlineData("""{"field":"Email","op":"isEmpty"}""", "field", "names are written exactly")]
    [InlineData("""{"field":7,"op":"isEmpty"}""", "field", "no text")]
    [InlineData("""{"field":"email"}""", "op", "no operator")]
    [InlineData("""{"field":"email","op":"matches","value":".*"}""", "op", "no regular expressions")]
    [InlineData("""{"field":"email","op":"isEmpty","value":"x"}""", "value", "takes none")]
    [InlineData("""{"field":"email","op":"eq"}""", "value", "nothing to compare with")]
    [InlineData("""{"field":"email","op":"eq","value":" "}""", "value", "blank is asked with isEmpty")]
    [InlineData("""{"field":"email","op":"eq","value":["a"]}""", "value", "a list for one value")]
    [InlineData("""{"field":"email","op":"eq","value":5}""", "value", "a number for a text field")]
    [InlineData("""{"field":"account.employees","op":"eq","value":"50"}""", "value", "a text for a number field")]
    [InlineData("""{"field":"account.revenue","op":"in","value":["50"]}""", "value[0]", "a text for a money field")]
    [InlineData("""{"field":"consent","op":"ne","value":"no"}""", "value", "a text for a flag")]
    [InlineData("""{"field":"custom.a","op":"eq","value":null}""", "value", "nothing to compare with")]
    [InlineData("""{"field":"custom.a","op":"eq","value":{}}""", "value", "no value")]
    [InlineData("""{"field":"country","op":"in","value":"DE"}""", "value", "no list")]
    [InlineData("""{"field":"country","op":"notIn","value":[]}""", "value", "an empty list")]
    [InlineData("""{"field":"country","op":"in","value":["DE",7]}""", "value[1]", "a number among texts")]
    [InlineData("""{"field":"title","op":"contains","value":7}""", "value", "a number for a text")]
    [InlineData("""{"field":"account.employees","op":"gt","value":"7"}""", "value", "a text for a number")]
    [InlineData("""{"field":"account.employees","op":"between","value":7}""", "value", "one number for two")]
    [InlineData("""{"field":"account.employees","op":"between","value":[1,2,3]}""", "value", "three numbers for two")]
    [InlineData("""{"field":"account.employees","op":"between","value":[1,"2"]}""", "value[1]", "a text for a number")]
    [InlineData("""{"field":"account.employees","op":"between","value":[500,20]}""", "value", "the upper end first")]
    [InlineData("""{"field":"country","op":"eq","value":"DE","case":true}""", "case", "no such member")]
    public void What_cannot_be_asked_is_refused_with_its_path(string json, string refused, string because)
    {
        var outcome = ConditionTests.Parse(json);

        Assert.False(outcome.IsDone, because);
        Assert.Contains(refused, outcome.Refusal!.Fields.Keys);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(60, false)]
    public void Six_levels_are_enough(int levels, bool allowed)
    {
        var json = string.Concat(Enumerable.Repeat("""{"not":""", levels - 1)) + "YES" + new string('}', levels - 1);

        Assert.Equal(allowed, ConditionTests.Parse(json).IsDone);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Two_hundred_leaves_are_enough(int leaves, bool allowed)
    {
        var outcome = ConditionTests.Parse($$"""{"any":[{{string.Join(',', Enumerable.Repeat("YES", leaves))}}]}""");

        Assert.Equal(allowed, outcome.IsDone);
        if (!allowed) Assert.Equal(["$"], outcome.Refusal!.Fields.Keys);
    }

    [Fact]
    public void A_condition_written_and_read_again_is_the_same()
    {
        const string json = """
            {"all":[{"not":YES},{"any":[NO,{"field":"account.employees","op":"between","value":[20,500]},
            {"field":"custom.a","op":"in","value":["x",1,true]},{"field":"phone","op":"isEmpty"}]}]}
            """;

        var once = ConditionTests.Parse(json).Value!.ToJson().ToJsonString();
        var twice = ConditionTests.Parse(once).Value!.ToJson().ToJsonString();

        Assert.Equal(once, twice);
        Assert.Contains("""{"field":"custom.a","op":"in","value":["x",1,true]}""", once, StringComparison.Ordinal);
        Assert.Contains("""{"field":"phone","op":"isEmpty"}""", once, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_in_JSON_is_a_text_a_number_a_flag_or_nothing()
    {
        const string json = """{"a":"x","b":1.5,"c":true,"d":null}""";

        var values = JsonSerializer.Deserialize<Dictionary<string, FieldValue>>(json);

        Assert.Equal(json, JsonSerializer.Serialize(values));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FieldValue>("[1]"));
    }
}
