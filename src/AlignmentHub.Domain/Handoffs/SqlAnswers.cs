using System.Text.Json;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>What a rep learnt about a lead that is ready to buy, by question; may be empty.</summary>
public sealed record SqlAnswers(IReadOnlyDictionary<string, string> ByQuestion)
{
    private const int Most = 50;
    private const int LongestQuestion = 100;

    /// <summary>Questions and answers trimmed, unanswered questions left out; refused by question.</summary>
    public static Outcome<SqlAnswers> Read(IEnumerable<KeyValuePair<string, string?>>? answers)
    {
        var read = new Dictionary<string, string>();
        foreach (var (question, answer) in answers ?? [])
        {
            var field = $"answers.{question}";
            var named = FreeText.Need(field, question, LongestQuestion, "Name the question.");
            if (named.Value is not { } name) return named.Refusal!;
            var words = FreeText.Read(field, answer, FreeText.LongestComment);
            if (words.Refusal is { } refusal) return refusal;
            if (words.Value is { } text) read[name] = text;
        }
        return read.Count <= Most ? new SqlAnswers(read) : Refusal.Field("answers", $"Answer at most {Most} questions.");
    }

    public string ToJson() => JsonSerializer.Serialize(ByQuestion);
}
