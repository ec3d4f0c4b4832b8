using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Definitions.Questions;

/// <summary>What an answer may be.</summary>
public enum QuestionKind { YesNo, Choice, Text, Number }

/// <summary>One thing that a rep says about a lead that is ready to buy.</summary>
/// <param name="Key">The name that scripts use; unique in the document.</param>
/// <param name="Help">What a good answer is.</param>
/// <param name="Choices">Two or more of a choice; none of any other kind.</param>
public sealed record Question(string Key, string Label, string? Help, QuestionKind Kind, bool IsRequired, IReadOnlyList<string> Choices)
{
    public const int LongestKey = 100;
    public const int LongestLabel = 300;
    public const int LongestHelp = 1000;
    public const int LongestChoice = 200;
    public const int MostChoices = 50;
    private const int FewestChoices = 2;

    internal static Question Read(JsonCursor at)
    {
        var question = at.Object("key", "label", "help", "kind", "required", "choices");
        var kind = KindOf(question["kind"]);
        return new(
            Short(question["key"], question["key"].Text(), LongestKey).Trim(),
            Short(question["label"], question["label"].Text(), LongestLabel).Trim(),
            HelpOf(question["help"]),
            kind,
            question["required"].FlagOrNull() ?? false,
            ChoicesOf(question["choices"], kind));
    }

    private static string? HelpOf(JsonCursor at) =>
        at.TextOrNull() is { } help && !string.IsNullOrWhiteSpace(help) ? Short(at, help, LongestHelp).Trim() : null;

    private static QuestionKind KindOf(JsonCursor at)
    {
        if (at.IsAbsent) return QuestionKind.Text;

        var name = at.Text();
        foreach (var kind in Enum.GetValues<QuestionKind>())
            if (QualifyingQuestions.NameOf(kind) == name) return kind;

        if (name.Length > 0) at.Refuse($"Must be one of {string.Join(", ", Enum.GetValues<QuestionKind>().Select(QualifyingQuestions.NameOf))}.");
        return QuestionKind.Text;
    }

    private static List<string> ChoicesOf(JsonCursor at, QuestionKind kind)
    {
        var choices = UniqueNames.Of(at.Items(), item => Short(item, item.Text(), LongestChoice).Trim(), name => name);
        if (kind != QuestionKind.Choice && choices.Count > 0) at.Refuse("Only a question of the kind choice has choices.");
        if (kind == QuestionKind.Choice && choices.Count is < FewestChoices or > MostChoices) at.Refuse($"A choice needs {FewestChoices} to {MostChoices} choices.");
        return choices;
    }

    private static string Short(JsonCursor at, string text, int most)
    {
        if (text.Length > most) at.Refuse($"Use at most {most} characters.");
        return text;
    }
}
