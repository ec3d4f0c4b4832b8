using System.Text.Json;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Which column of a file gives which member of a row, and how its cells are read (api.md, import mapping).</summary>
public sealed record FieldMapping(ImportKind Kind)
{
    /// <summary>The member by header; null leaves the column out.</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; init; } = new Dictionary<string, string?>();

    /// <summary>What a member holds where no column gives it, or where the cell is blank.</summary>
    public IReadOnlyDictionary<string, RawValue> Constants { get; init; } = new Dictionary<string, RawValue>();

    /// <summary>By header: what a cell means instead of what it says; null for blank.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, RawValue>> Values { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, RawValue>>();

    public IReadOnlyDictionary<string, DateTerms> Dates { get; init; } = new Dictionary<string, DateTerms>();

    /// <summary>Absent: a point.</summary>
    public char? Decimal { get; init; }

    /// <summary>The IANA name; absent: what the file looks like.</summary>
    public string? Encoding { get; init; }

    /// <summary>Absent: what the file looks like.</summary>
    public char? Separator { get; init; }

    public IReadOnlyDictionary<string, FieldRule> Rules { get; init; } = new Dictionary<string, FieldRule>();

    public static Outcome<FieldMapping> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return JsonCursor.Read(document.RootElement.Clone(), "This mapping cannot be used.", MappingReader.Read);
        }
        catch (JsonException)
        {
            return Refusal.Field("$", "The mapping is not valid JSON.");
        }
    }

    public string ToJson() => MappingWriter.Write(this);
}

/// <summary>How the dates of a column are written, as a mapping says it; both may be absent.</summary>
public sealed record DateTerms(string? Format, string? Zone);
