using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>
/// A question about a subject's fields, as a tree of at most six levels and 200 leaves (definition-document.md,
/// "Conditions").
/// </summary>
public abstract record Condition
{
    public const int MostLevels = 6;
    public const int MostLeaves = 200;

    /// <summary>Turns the tree into one delegate, which may be asked from many threads.</summary>
    public Test<TSubject> Compile<TSubject>(FieldCatalogue<TSubject> fields) => ConditionCompiler.Compile(this, fields);

    /// <summary>The names of the fields that it asks for.</summary>
    public abstract IEnumerable<string> Fields();

    public JsonObject ToJson() => ConditionWriter.Write(this);
}

/// <summary>Holds if every one of several holds.</summary>
public sealed record AllOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override IEnumerable<string> Fields() => Conditions.SelectMany(c => c.Fields());
}

/// <summary>Holds if at least one of several holds.</summary>
public sealed record AnyOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override IEnumerable<string> Fields() => Conditions.SelectMany(c => c.Fields());
}

public sealed record NotOf(Condition Inner) : Condition
{
    public override IEnumerable<string> Fields() => Inner.Fields();
}

/// <summary>
/// A leaf. Values: none for isEmpty and isNotEmpty, two for between, any number for in and notIn, else one.
/// </summary>
public sealed record FieldTest(string Field, ConditionOperator Operator, IReadOnlyList<FieldValue> Values) : Condition
{
    public override IEnumerable<string> Fields() => [Field];
}

/// <summary>A compiled condition.</summary>
public delegate bool Test<TSubject>(in TSubject subject);
