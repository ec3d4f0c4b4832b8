using System.Text;

namespace AlignmentHub.Web.Tests.Architecture;

/// <summary>What people read of a .razor file: the text between tags, without code, comments and expressions.</summary>
internal sealed class MarkupText(string razor)
{
    private static readonly string[] Statements = ["if", "foreach", "for", "while", "switch", "using", "lock"];
    private static readonly string[] CodeLines = ["else", "case ", "default:", "//", "var ", "@page", "@inject", "@inherits", "@implements", "@attribute", "@using", "@typeparam", "@layout"];

    private readonly StringBuilder _text = new();
    private int _at;

    public static IEnumerable<string> LinesOf(string razor)
    {
        var lines = razor.Split('\n').TakeWhile(line => !line.StartsWith("@code", StringComparison.Ordinal)).Where(line => !IsCode(line));
        return new MarkupText(string.Join('\n', lines)).Read().Split('\n', '\u0001').Select(line => line.Trim()).Where(line => line.Length > 0);
    }

    private static bool IsCode(string line)
    {
        var text = line.Trim();
        return CodeLines.Any(start => text.StartsWith(start, StringComparison.Ordinal)) || (text.EndsWith(';') && !text.StartsWith('<') && !text.StartsWith('@'));
    }

    private string Read()
    {
        while (_at < razor.Length)
        {
            if (Begins("@*")) SkipPast("*@");
            else if (razor[_at] == '<' && _at + 1 < razor.Length && (char.IsLetter(razor[_at + 1]) || razor[_at + 1] is '/' or '!')) SkipTag();
            else if (razor[_at] == '@') SkipExpression();
            else _text.Append(razor[_at++]);
        }
        return _text.ToString();
    }

    private bool Begins(string what) => string.CompareOrdinal(razor, _at, what, 0, what.Length) == 0;

    private void SkipPast(string end) => _at = razor.IndexOf(end, _at, StringComparison.Ordinal) is var found and >= 0 ? found + end.Length : razor.Length;

    // A quoted value may hold an expression that has quotes of its own in brackets.
    private void SkipTag()
    {
        var (isQuoted, depth) = (false, 0);
        for (; _at < razor.Length; _at++)
        {
            var c = razor[_at];
            if (c is '(' or '[' or '{') depth++;
            if (c is ')' or ']' or '}') depth--;
            if (c == '"' && depth <= 0) (isQuoted, depth) = (!isQuoted, 0);
            if (c == '>' && !isQuoted) break;
        }
        _at++;
        _text.Append('\u0001');
    }

    private void SkipExpression()
    {
        var begin = ++_at;
        while (_at < razor.Length && (char.IsLetterOrDigit(razor[_at]) || razor[_at] is '_' or '.' or '!' or '?')) _at++;
        var isStatement = Statements.Contains(razor[begin.._at]);
        while (_at < razor.Length && (razor[_at] is '(' or '[' || (isStatement && razor[_at] == ' ')))
        {
            if (razor[_at] == ' ') _at++;
            else SkipBalanced();
            while (_at < razor.Length && (razor[_at] == '.' || char.IsLetterOrDigit(razor[_at]))) _at++;
        }
        if (_at == begin && _at < razor.Length && razor[_at] == '{') SkipBalanced();
        _text.Append('\u0001');
    }

    private void SkipBalanced()
    {
        var depth = 0;
        do
        {
            if (razor[_at] is '(' or '[' or '{') depth++;
            if (razor[_at] is ')' or ']' or '}') depth--;
            _at++;
        }
        while (depth > 0 && _at < razor.Length);
    }
}
