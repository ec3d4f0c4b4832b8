using AlignmentHub.Domain.Integrations;
using static AlignmentHub.Domain.Tests.Integrations.Rows;

namespace AlignmentHub.Domain.Tests.Integrations;

public sealed class ActivityIdentityTests
{
    private static readonly Guid Ann = Guid.NewGuid();
    private static readonly Guid Bob = Guid.NewGuid();

    [Theory]
    [InlineData("\"id\":\"7\"", "\"id\":\"7\",\"url\":\"/other\"", true, "the sender's id decides alone")]
    [InlineData("\"id\":\"7\"", "\"id\":\"8\"", false, "another id")]
    [InlineData("\"url\":\"/a\"", "\"url\":\"/a\"", true, "the same in everything")]
    [InlineData("\"url\":\"/a\"", "\"url\":\"/b\"", false, "another address")]
    [InlineData("\"campaign\":\"x\"", "\"asset\":\"x\"", false, "the same text in another place")]
    [InlineData("\"custom\":{\"a\":1}", "\"custom\":{\"a\":2}", true, "custom fields tell nothing apart")]
    public void The_same_activity_has_the_same_id(string one, string other, bool same, string because) =>
        Assert.Equal((same, because), (Id(one, Ann) == Id(other, Ann), because));

    [Fact]
    public void What_two_leads_did_is_two_activities_unless_the_sender_says_it_is_one()
    {
        Assert.NotEqual(Id("\"url\":\"/a\"", Ann), Id("\"url\":\"/a\"", Bob));
        Assert.Equal(Id("\"id\":\"7\"", Ann), Id("\"id\":\"7\"", Bob));
    }

    private static Guid Id(string members, Guid lead) => ActivityIdentity.Of(
        ActivityRow.Parse(Json($$"""{"lead":{"externalId":"x"},"type":"page_view","at":"2026-03-01T00:00:00Z",{{members}}}"""), Now).Value!, lead);
}
