using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Integrations.Wizard;

/// <summary>What somebody has decided about a column so far.</summary>
public sealed class ColumnDraft(string name, IReadOnlyList<string> samples)
{
    private const int LongestKey = 100;

    public string Name => name;

    /// <summary>Its first cells that say something.</summary>
    public IReadOnlyList<string> Samples => samples;

    /// <summary>Blank to leave the column out.</summary>
    public string Member { get; set; } = "";

    public string? Format { get; set; }

    public string? Zone { get; set; }

    /// <summary>Cells that mean nothing, apart by semicolons.</summary>
    public string? Blanks { get; set; }

    public FieldRule? Rule { get; set; }

    /// <summary>The field of one's own that the column would become.</summary>
    public string OwnField => ImportMembers.CustomPrefix + (name.Length <= LongestKey ? name : name[..LongestKey]);

    /// <summary>Meanings of cells that the page does not show; they came with the mapping.</summary>
    public IReadOnlyDictionary<string, RawValue> OtherMeanings { get; init; } = new Dictionary<string, RawValue>();

    public bool IsDate(ImportKind kind) => Member.Length > 0 && ImportMembers.Find(kind, Member)?.Type == CellType.Instant;

    public IReadOnlyDictionary<string, RawValue> Meanings
    {
        get
        {
            var meanings = new Dictionary<string, RawValue>(OtherMeanings, StringComparer.OrdinalIgnoreCase);
            foreach (var cell in (Blanks ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                meanings[cell] = RawValue.Null;
            return meanings;
        }
    }

    /// <summary>Takes a member, and guesses how its dates are written.</summary>
    public void Become(string member, ImportKind kind)
    {
        Member = member;
        if (IsDate(kind) && Format is null) Format = DateGuess.Of(samples);
    }
}
