using System.Text.Json;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Reads a mapping and notes everything that is wrong with it by path.</summary>
internal static class MappingReader
{
    public static FieldMapping Read(JsonCursor at)
    {
        at = at.Object("kind", "columns", "constants", "values", "dates", "decimal", "encoding", "separator", "rules");
        var kind = Choices<ImportKind>.Find(at["kind"].TextOrNull(), anyCase: false);
        if (kind is null) at["kind"].Refuse($"Must be one of {Choices<ImportKind>.Names}.");
        return new FieldMapping(kind ?? ImportKind.Leads)
        {
            Columns = Members(at["columns"]).ToDictionary(c => c.Name, c => Member(c.Value, kind)),
            Constants = Members(at["constants"]).ToDictionary(c => c.Name, c => Constant(c.Name, c.Value, kind)),
            Values = Members(at["values"]).ToDictionary(v => v.Name, v => Values(v.Value)),
            Dates = Members(at["dates"]).ToDictionary(d => d.Name, d => Dates(d.Value.ObjectOrAbsent("format", "zone"))),
            Decimal = Sign(at["decimal"], ".,"),
            Encoding = at["encoding"].TextOrNull(),
            Separator = Sign(at["separator"], ",;\t|"),
            Rules = Members(at["rules"]).ToDictionary(r => r.Name, r => Rule(r.Name, r.Value, kind)),
        };
    }

    /// <summary>Headers and members are names that the sender chose.</summary>
    private static IEnumerable<(string Name, JsonCursor Value)> Members(JsonCursor at) =>
        at.IsAbsent ? [] : at.AnyObject().MemberNames().Select(name => (name, at[name]));

    private static string? Member(JsonCursor at, ImportKind? kind)
    {
        if (at.IsAbsent) return null;

        var name = at.Text();
        if (name.Length > 0) CheckMember(at, name, kind);
        return name;
    }

    private static RawValue Constant(string member, JsonCursor at, ImportKind? kind)
    {
        CheckMember(at, member, kind);
        return Value(at);
    }

    // A text is read like a cell, so that a constant date or amount may be written as the file writes it.
    private static RawValue Value(JsonCursor at)
    {
        if (at.IsAbsent) return RawValue.Null;
        if (at.Json.ValueKind == JsonValueKind.String) return RawValue.Cell(at.TextOrNull() ?? "");
        if (at.Json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) return RawValue.Of(at.Json);

        at.Refuse("Must be a text, a number, true, false or null.");
        return RawValue.Null;
    }

    private static IReadOnlyDictionary<string, RawValue> Values(JsonCursor at)
    {
        var values = new Dictionary<string, RawValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (cell, meaning) in Members(at))
            if (!values.TryAdd(cell.Trim(), Value(meaning))) meaning.Refuse("Stands here twice; case and outer blanks make no difference.");

        return values;
    }

    private static DateTerms Dates(JsonCursor at)
    {
        var terms = new DateTerms(at["format"].TextOrNull(), at["zone"].TextOrNull());
        if (terms.Format is { } format && !DateReading.IsFormat(format)) at["format"].Refuse("Must be a date format such as dd/MM/yyyy or yyyy-MM-dd HH:mm.");
        if (terms.Zone is { } zone && !(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId))
            at["zone"].Refuse("Must be a time zone such as Europe/Berlin.");
        return terms;
    }

    private static char? Sign(JsonCursor at, string choices)
    {
        if (at.TextOrNull() is not { } text) return null;
        if (text == "\\t") text = "\t";
        if (text.Length == 1 && choices.Contains(text[0], StringComparison.Ordinal)) return text[0];

        at.Refuse($"Must be one of {string.Join(' ', choices.Select(c => c == '\t' ? "\\t" : c.ToString()))}");
        return null;
    }

    private static FieldRule Rule(string member, JsonCursor at, ImportKind? kind)
    {
        CheckMember(at, member, kind);
        var rule = Choices<FieldRule>.Find(at.TextOrNull(), anyCase: false);
        if (rule is null) at.Refuse($"Must be one of {Choices<FieldRule>.Names}.");
        if (kind is not (null or ImportKind.Leads or ImportKind.Accounts)) at.Refuse("Rules are for leads and accounts; the others are taken as they come.");
        return rule ?? FieldRule.Overwrite;
    }

    private static void CheckMember(JsonCursor at, string name, ImportKind? kind)
    {
        if (kind is not { } known || ImportMembers.Find(known, name) is not null) return;

        var names = string.Join(", ", ImportMembers.Of(known).Select(m => m.Name));
        var extra = known == ImportKind.Leads ? ", custom.<key>, history.<stage>.at" : ImportMembers.HasCustom(known) ? ", custom.<key>" : "";
        at.Refuse($"There is no {name} here; there are {names}{extra}.");
    }
}
