using System.Globalization;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Domain.Definitions.Questions;

/// <summary>Holds what a rep answered to the questions that were asked.</summary>
public static class AnswerSheet
{
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>The answers as they are kept, or what is wrong with each, all at once: unknown questions, missing answers, answers of the wrong kind.</summary>
    public static Outcome<SqlAnswers> Check(this QualifyingQuestions asked, SqlAnswers given)
    {
        var kept = new Dictionary<string, string>();
        var wrong = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in given.ByQuestion.Keys.Where(name => asked.Questions.All(q => q.Key != name)))
            wrong[$"answers.{name}"] = ["There is no such question."];
        foreach (var question in asked.Questions)
        {
            if (given.ByQuestion.GetValueOrDefault(question.Key) is not { } answer)
            {
                if (question.IsRequired) wrong[$"answers.{question.Key}"] = [$"{question.Label}: this needs an answer."];
            }
            else if (Read(question, answer) is { } text) kept[question.Key] = text;
            else wrong[$"answers.{question.Key}"] = [$"{question.Label}: {Wanted(question)}"];
        }

        if (wrong.Count == 0) return new SqlAnswers(kept);
        return new Refusal(string.Join(' ', wrong.Values.SelectMany(w => w))) { Fields = wrong };
    }

    private static string? Read(Question question, string answer) => question.Kind switch
    {
        QuestionKind.YesNo => TextRules.Flag(answer) switch { true => Yes, false => No, null => null },
        QuestionKind.Choice => question.Choices.FirstOrDefault(c => c.Equals(answer, StringComparison.OrdinalIgnoreCase)),
        QuestionKind.Text => answer,
        QuestionKind.Number => decimal.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture) : null,
    };

    private static string Wanted(Question question) => question.Kind switch
    {
        QuestionKind.YesNo => "answer yes or no.",
        QuestionKind.Choice => $"choose one of {string.Join(", ", question.Choices)}.",
        QuestionKind.Text => "answer in words.",
        QuestionKind.Number => "answer with a number.",
    };
}
