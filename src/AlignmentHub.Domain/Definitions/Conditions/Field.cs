namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>Takes one field out of what a condition is asked about.</summary>
public delegate FieldValue ReadField<TSubject>(in TSubject subject);

/// <summary>A field that conditions may name, and how to read it.</summary>
public sealed record Field<TSubject>(string Name, FieldType Type, ReadField<TSubject> Read)
{
    /// <summary>
    /// Whether it is filled only once somebody has spoken with the lead, so that a back-test with it knows the future.
    /// </summary>
    public bool KnownOnlyAfterContact { get; init; }

    /// <summary>The key of its name for people.</summary>
    public string LabelKey => $"Field.{Name}";
}
