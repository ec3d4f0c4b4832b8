using System.Collections.Frozen;
using System.Text.Json;
using static AlignmentHub.Domain.Definitions.Conditions.ConditionOperator;

namespace AlignmentHub.Domain.Definitions.Conditions;

public enum ConditionOperator
{
    Eq, Ne, In, NotIn, Contains, StartsWith, EndsWith, Gt, Gte, Lt, Lte, Between, IsEmpty, IsNotEmpty,
}

/// <summary>What stands right of an operator.</summary>
public enum Operand { Nothing, OneValue, SeveralValues, OneText, OneNumber, TwoNumbers }

/// <summary>How operators are written, and what they are compared with.</summary>
public static class ConditionOperators
{
    private static readonly FrozenDictionary<string, ConditionOperator> ByName =
        Enum.GetValues<ConditionOperator>().ToFrozenDictionary(Name);

    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<ConditionOperator>().Select(Name)];

    public static ConditionOperator? Find(string name) => ByName.TryGetValue(name, out var found) ? found : null;

    public static string Name(this ConditionOperator op) => JsonNamingPolicy.CamelCase.ConvertName(op.ToString());

    public static Operand Operand(this ConditionOperator op) => op switch
    {
        Eq or Ne => Conditions.Operand.OneValue,
        In or NotIn => Conditions.Operand.SeveralValues,
        Contains or StartsWith or EndsWith => Conditions.Operand.OneText,
        Gt or Gte or Lt or Lte => Conditions.Operand.OneNumber,
        Between => Conditions.Operand.TwoNumbers,
        IsEmpty or IsNotEmpty => Conditions.Operand.Nothing,
    };
}
