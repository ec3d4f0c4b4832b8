namespace AlignmentHub.Domain.Tests.Sla;

public sealed class SlaVectorTests
{
    [Theory]
    [InlineData("sla-generated.json", 2609)]
    [InlineData("sla-peers.json", 259)]
    public void Every_agreed_answer_is_given(string file, int count)
    {
        var vectors = SlaVector.Read(file);

        var mistakes = vectors.Select(v => v.Mistake()).OfType<string>().ToList();

        Assert.Equal(count, vectors.Count);
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes.Take(50).Prepend($"{mistakes.Count} of {count} differ:")));
    }
}
