namespace AlignmentHub.Domain.Integrations;

/// <summary>What the cells of a column are read as before the row is judged.</summary>
public enum CellType
{
    Text,
    Flag,
    Whole,

    /// <summary>An amount that is already in minor units.</summary>
    Minor,

    /// <summary>An amount as people write it, such as 12.50; it becomes minor units.</summary>
    Major,

    Instant,

    /// <summary>A field of the company's own: a number if it is written as one, else a text.</summary>
    Free,
}

/// <summary>Something that a column of a file can give a row.</summary>
/// <param name="Name">As a mapping names it, such as <c>email</c>, <c>custom.budget</c> or <c>history.mql.at</c>.</param>
public sealed record ImportMember(string Name, CellType Type);
