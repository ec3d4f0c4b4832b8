using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>Writes a condition the way it is read.</summary>
public static class ConditionWriter
{
    public static JsonObject Write(Condition condition) => condition switch
    {
        AllOf all => new() { ["all"] = Several(all.Conditions) },
        AnyOf any => new() { ["any"] = Several(any.Conditions) },
        NotOf not => new() { ["not"] = Write(not.Inner) },
        FieldTest test => Leaf(test),
        _ => throw new InvalidOperationException($"A {condition.GetType().Name} cannot be written."),
    };

    private static JsonArray Several(IReadOnlyList<Condition> conditions) => [.. conditions.Select(Write)];

    private static JsonObject Leaf(FieldTest test)
    {
        var leaf = new JsonObject { ["field"] = test.Field, ["op"] = test.Operator.Name() };
        if (test.Operator.Operand() is Operand.SeveralValues or Operand.TwoNumbers)
            leaf["value"] = new JsonArray([.. test.Values.Select(Value)]);
        else if (test.Values is [var only])
            leaf["value"] = Value(only);
        return leaf;
    }

    private static JsonNode? Value(FieldValue value) => value.Kind switch
    {
        FieldValueKind.Empty => null,
        FieldValueKind.Text => value.Text,
        FieldValueKind.Number => value.Number,
        FieldValueKind.Flag => value.Number > 0,
    };
}
