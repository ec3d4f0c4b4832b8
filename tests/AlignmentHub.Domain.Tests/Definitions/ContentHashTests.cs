using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Tests.Definitions;

/// <summary>
/// What was signed must be what is activated, so equal content has an equal hash and any change another.
/// </summary>
public sealed class ContentHashTests
{
    [Fact]
    public void The_order_of_members_does_not_matter() =>
        Assert.Equal(Hash(SampleDefinition.Json()), Hash(Reversed(SampleDefinition.Json())!.AsObject()));

    [Theory]
    [InlineData("fit.cap")]
    [InlineData("engagement.cap")]
    [InlineData("engagement.dailyCapPerType")]
    [InlineData("engagement.groups[0].rules[0].per")]
    [InlineData("weights.fit")]
    [InlineData("weights")]
    [InlineData("grade")]
    [InlineData("overrides[0].atLeast")]
    public void A_default_left_out_does_not_matter(string path)
    {
        var json = SampleDefinition.Json();
        var dot = path.LastIndexOf('.');
        (dot < 0 ? json : json.At(path[..dot])!.AsObject()).Remove(path[(dot + 1)..]);

        Assert.Equal(Hash(SampleDefinition.Json()), Hash(json));
    }

    [Fact]
    public void How_a_number_is_written_does_not_matter() =>
        Assert.Equal(Hash(SampleDefinition.Json()), Hash(SampleDefinition.Json().With("fit.cap", "1.00e2")));

    [Theory]
    [InlineData("fit.groups[0].rules[0].points", "26")]
    [InlineData("fit.groups[0].rules[0].name", "\"decision maker\"")]
    [InlineData("engagement.groups[0].rules[1].windowDays", "91")]
    [InlineData("overrides[0].windowDays", "null")]
    [InlineData("gate.consent", "false")]
    public void A_change_of_content_matters(string path, string value) =>
        Assert.NotEqual(Hash(SampleDefinition.Json()), Hash(SampleDefinition.Json().With(path, value)));

    [Fact]
    public void It_is_the_hash_of_the_canonical_form_in_lower_case_hex() =>
        Assert.Matches("^[0-9a-f]{64}$", Hash(SampleDefinition.Json()));

    private static string Hash(JsonObject json) => json.Parse().Value!.ContentHash;

    private static JsonNode? Reversed(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(m => KeyValuePair.Create(m.Key, Reversed(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => json?.DeepClone(),
    };
}
