using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Reads the members of a row that are texts.</summary>
internal static class RowTexts
{
    /// <summary>One line of text, trimmed; blank is empty.</summary>
    public static Given<string> Text(this RowReader row, string member, int most)
    {
        var raw = row[member];
        if (raw.Kind == RawKind.Absent) return default;
        if (raw.Kind == RawKind.Null) return Given.Empty<string>();
        if (raw.Kind != RawKind.Text) return row.Wrong<string>(member, "Must be a text.");

        var text = TextRules.Line(raw.Text(), most, out var problem);
        return problem is null ? text : row.Wrong<string>(member, problem);
    }

    /// <summary>A text that may be absent or null, but not blank.</summary>
    public static Given<string> Key(this RowReader row, string member, int most)
    {
        var text = row.Text(member, most);
        return text is { IsGiven: true, Value: null } && row[member].Kind != RawKind.Null ? row.Wrong<string>(member, "Must not be blank.") : text;
    }

    /// <summary>A text that has to be there.</summary>
    public static string Needed(this RowReader row, string member, int most)
    {
        var text = row.Text(member, most);
        if (text.Value is { } value) return value;

        if (text.IsGiven || row[member].Kind == RawKind.Absent) row.Refuse(member, "Must be a text that is not blank.");
        return "";
    }

    public static Given<string> Email(this RowReader row, string member)
    {
        var raw = row[member];
        if (raw.Kind == RawKind.Absent) return default;
        if (raw.Kind == RawKind.Null) return Given.Empty<string>();
        if (raw.Kind != RawKind.Text) return row.Wrong<string>(member, "Must be a text.");

        var email = EmailAddress.Normalise(raw.Text());
        return email.Refusal is { } no ? row.Wrong<string>(member, no.Reason) : email.Value;
    }

    public static Given<string> Domain(this RowReader row, string member)
    {
        var text = row.Key(member, EmailAddress.MaximumLength);
        if (text.Value is not { } domain) return text;

        return WebDomain.Normalise(domain) is { } normalised ? normalised : row.Wrong<string>(member, "Must be a domain such as company.com.");
    }

    /// <summary>One of the members of an enum; absent and null are the same.</summary>
    public static T? Choice<T>(this RowReader row, string member) where T : struct, Enum
    {
        var raw = row[member];
        if (raw.Kind is RawKind.Absent or RawKind.Null) return null;
        if (raw.Kind == RawKind.Text && Choices<T>.Find(raw.Text(), raw.IsCell) is { } found) return found;

        row.Refuse(member, $"Must be one of {Choices<T>.Names}.");
        return null;
    }

    public static Given<T> Wrong<T>(this RowReader row, string member, string problem)
    {
        row.Refuse(member, problem);
        return default;
    }
}
