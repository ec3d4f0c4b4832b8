using System.Text.Json;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>
/// Reads what stands right of an operator. The operator says how many values and of which kind; where it takes any
/// kind, the field does. A number compared with a text field is allowed, and never true.
/// </summary>
internal sealed class OperandReader(ConditionOperator op, FieldType field)
{
    public IReadOnlyList<FieldValue> Read(JsonCursor at) => op.Operand() switch
    {
        Operand.Nothing => Nothing(at),
        Operand.OneValue => [Value(at)],
        Operand.SeveralValues => Several(at),
        Operand.OneText => [at.Text()],
        Operand.OneNumber => [Number(at)],
        Operand.TwoNumbers => Range(at),
    };

    private List<FieldValue> Several(JsonCursor at)
    {
        List<FieldValue> values = [.. ListOf(at).Select(Value)];
        if (values.Count == 0) at.Refuse("Must be a list of at least one value.");
        return values;
    }

    private static List<FieldValue> Range(JsonCursor at)
    {
        List<FieldValue> ends = [.. ListOf(at).Select(Number)];
        if (ends.Count != 2)
            at.Refuse("Must be a list of two numbers.");
        else if (ends[0].Number > ends[1].Number)
            at.Refuse("The lower end comes first.");
        return ends;
    }

    private static IEnumerable<JsonCursor> ListOf(JsonCursor at) => at.IsList ? at.Items() : [];

    private List<FieldValue> Nothing(JsonCursor at)
    {
        if (!at.IsAbsent) at.Refuse($"{op.Name()} takes no value.");
        return [];
    }

    private static FieldValue Number(JsonCursor at) => FieldValue.From(at.Number());

    private FieldValue Value(JsonCursor at)
    {
        if (field == FieldType.Text) return at.Text();
        if (field is FieldType.Number or FieldType.Money) return Number(at);
        if (field == FieldType.Flag || at.IsFlag) return Flag(at);
        if (at.IsNumber) return Number(at);
        if (at.IsText) return at.Text();

        at.Refuse("Must be a text, a number, true or false.");
        return default;
    }

    private static FieldValue Flag(JsonCursor at)
    {
        if (at.IsAbsent) at.Refuse("Must be true or false.");
        return FieldValue.From(at.FlagOrNull());
    }
}
