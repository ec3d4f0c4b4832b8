using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Questions;
using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Domain.Tests.Definitions;

public sealed class QuestionsTests
{
    private const string Document = """
        { "stage": "sql", "questions": [
          { "key": "need", "label": "What do they need?", "help": "In their words", "required": true },
          { "key": "budget", "label": "Is there a budget?", "kind": "yesNo", "required": true },
          { "key": "timing", "label": "When?", "kind": "choice", "choices": ["This quarter", "Later"] },
          { "key": "seats", "label": "How many seats?", "kind": "number" } ] }
        """;

    [Fact]
    public void Questions_are_read_with_defaults_written_out_and_read_again_the_same()
    {
        var read = Read(Document);

        Assert.Equal([QuestionKind.Text, QuestionKind.YesNo, QuestionKind.Choice, QuestionKind.Number], read.Questions.Select(q => q.Kind));
        Assert.Equal(read.ContentHash, Read(read.ToJson().ToJsonString()).ContentHash);
        Assert.IsType<QualifyingQuestions>(DefinitionContent.Parse(JsonElement.Parse(Document)).Value);
        Assert.IsType<DefinitionDocument>(DefinitionContent.Parse(JsonElement.Parse("""{ "stage": "mql" }""")).Value);
    }

    [Theory]
    [InlineData("""{ "stage": "sql", "questions": [ { "label": "?" } ] }""", "questions[0].key")]
    [InlineData("""{ "stage": "sql", "questions": [ { "key": "a" } ] }""", "questions[0].label")]
    [InlineData("""{ "stage": "sql", "questions": [ { "key": "a", "label": "A", "kind": "colour" } ] }""", "questions[0].kind")]
    [InlineData("""{ "stage": "sql", "questions": [ { "key": "a", "label": "A", "kind": "choice", "choices": ["one"] } ] }""", "questions[0].choices")]
    [InlineData("""{ "stage": "sql", "questions": [ { "key": "a", "label": "A", "kind": "choice", "choices": ["one", "One"] } ] }""", "questions[0].choices[1]")]
    [InlineData("""{ "stage": "sql", "questions": [ { "key": "a", "label": "A", "choices": ["one", "two"] } ] }""", "questions[0].choices")]
    [InlineData("""{ "stage": "sql", "questions": [ { "key": "a", "label": "A" }, { "key": "A", "label": "B" } ] }""", "questions[1].key")]
    [InlineData("""{ "stage": "sql", "questions": [ { "key": "a", "label": "A", "points": 3 } ] }""", "questions[0].points")]
    [InlineData("""{ "stage": "sql", "gate": {} }""", "gate")]
    public void What_is_wrong_is_named_by_path(string document, string path)
    {
        var read = DefinitionContent.Parse(JsonElement.Parse(document));

        Assert.Contains(path, read.Refusal?.Fields.Keys ?? []);
    }

    [Fact]
    public void Right_answers_are_kept_in_one_way_of_writing()
    {
        var kept = Check(("need", "A tool"), ("budget", "TRUE"), ("timing", "this quarter"), ("seats", "1e2"));

        Assert.Equal(["A tool", "yes", "This quarter", "100"], kept.Value?.ByQuestion.Values);
    }

    [Fact]
    public void Questions_that_need_no_answer_may_be_left_out() => Assert.True(Check(("need", "A tool"), ("budget", "no")).IsDone);

    [Fact]
    public void Everything_that_is_wrong_with_the_answers_is_told_at_once()
    {
        var refused = Check(("budget", "maybe"), ("timing", "Never"), ("seats", "many"), ("colour", "blue")).Refusal!;

        Assert.Equal(["answers.budget", "answers.colour", "answers.need", "answers.seats", "answers.timing"], refused.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("choose one of This quarter, Later", refused.Reason);
    }

    private static QualifyingQuestions Read(string document) => QualifyingQuestions.Parse(JsonElement.Parse(document)).Value!;

    private static Outcome<SqlAnswers> Check(params (string Key, string Answer)[] answers) =>
        Read(Document).Check(new SqlAnswers(answers.ToDictionary(a => a.Key, a => a.Answer)));
}
