using System.Text.Json;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>
/// Reads a condition over the fields that its caller allows, and says of each thing in it that cannot be.
/// </summary>
public sealed class ConditionReader(Func<string, FieldType?> typeOf)
{
    private static readonly string[] Members = ["all", "any", "not", "field", "op", "value"];

    private static readonly Condition Harmless = new AllOf([]);

    public static Outcome<Condition> Parse(JsonElement json, Func<string, FieldType?> typeOf) =>
        JsonCursor.Read(json, "The condition cannot be used as it is.", new ConditionReader(typeOf).Read);

    /// <summary>The condition at the cursor; after a problem a harmless one.</summary>
    public Condition Read(JsonCursor at)
    {
        var leaves = 0;
        var condition = Read(at, 1, ref leaves);
        if (leaves > Condition.MostLeaves)
            at.Refuse($"Has {leaves} tests of fields; at most {Condition.MostLeaves} are allowed.");
        return condition;
    }

    private Condition Read(JsonCursor at, int level, ref int leaves)
    {
        if (level > Condition.MostLevels)
        {
            at.Refuse($"Is nested deeper than {Condition.MostLevels} levels.");
            return Harmless;
        }

        var node = at.Object(Members);
        if (node.IsAbsent) return Harmless;
        if (!node["field"].IsAbsent) return Leaf(Alone(node, "field", "op", "value"), ref leaves);
        if (!node["all"].IsAbsent) return new AllOf(Several(Alone(node, "all")["all"], level, ref leaves));
        if (!node["any"].IsAbsent) return new AnyOf(Several(Alone(node, "any")["any"], level, ref leaves));
        if (!node["not"].IsAbsent) return new NotOf(Read(Alone(node, "not")["not"], level + 1, ref leaves));

        at.Refuse("Needs all, any, not, or a field.");
        return Harmless;
    }

    private List<Condition> Several(JsonCursor at, int level, ref int leaves)
    {
        List<Condition> conditions = [];
        foreach (var item in at.Items()) conditions.Add(Read(item, level + 1, ref leaves));
        if (at.IsList && conditions.Count == 0) at.Refuse("Needs at least one condition.");
        return conditions;
    }

    private FieldTest Leaf(JsonCursor at, ref int leaves)
    {
        leaves++;
        var field = at["field"].Text();
        var type = field.Length == 0 ? FieldType.Any : typeOf(field);
        if (type is null) at["field"].Refuse($"There is no field {field} here.");

        var name = at["op"].Text();
        if (ConditionOperators.Find(name) is { } op)
            return new FieldTest(field, op, new OperandReader(op, type ?? FieldType.Any).Read(at["value"]));

        if (name.Length > 0)
            at["op"].Refuse($"Is no operator; there are {string.Join(", ", ConditionOperators.Names)}.");
        return new FieldTest(field, ConditionOperator.IsEmpty, []);
    }

    /// <summary>The node itself, once everything beside these members is refused.</summary>
    private static JsonCursor Alone(JsonCursor node, params ReadOnlySpan<string> members)
    {
        foreach (var other in Members)
        {
            if (!members.Contains(other) && !node[other].IsAbsent)
                node[other].Refuse($"Cannot stand beside {members[0]}.");
        }

        return node;
    }
}
