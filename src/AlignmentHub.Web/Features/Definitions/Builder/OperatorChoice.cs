using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Which operators are offered for a field, and what a test starts with.</summary>
public static class OperatorChoice
{
    public static bool Suits(ConditionOperator op, FieldType type) => type switch
    {
        FieldType.Any => true,
        FieldType.Flag => op is ConditionOperator.Eq or ConditionOperator.IsEmpty or ConditionOperator.IsNotEmpty,
        FieldType.Text => op.Operand() is not (Operand.OneNumber or Operand.TwoNumbers),
        FieldType.Number or FieldType.Money => op.Operand() is not (Operand.OneText or Operand.SeveralValues),
    };

    public static ConditionOperator First(FieldType type) => type switch
    {
        FieldType.Text or FieldType.Any or FieldType.Flag => ConditionOperator.Eq,
        FieldType.Number or FieldType.Money => ConditionOperator.Gte,
    };

    /// <summary>Gives the test a value of the kind that its operator takes.</summary>
    public static void Reset(JsonObject test, FieldType type)
    {
        var op = ConditionOperators.Find(test["op"]?.ToString() ?? "") ?? First(type);
        test.Remove("value");
        JsonNode? value = op.Operand() switch
        {
            Operand.Nothing => null,
            Operand.SeveralValues => new JsonArray(),
            Operand.TwoNumbers => new JsonArray(0, 100),
            Operand.OneNumber => 0,
            Operand.OneText => "",
            Operand.OneValue => type switch
            {
                FieldType.Flag => true,
                FieldType.Number or FieldType.Money => 0,
                FieldType.Text or FieldType.Any => "",
            },
        };
        if (value is not null) test["value"] = value;
    }
}
