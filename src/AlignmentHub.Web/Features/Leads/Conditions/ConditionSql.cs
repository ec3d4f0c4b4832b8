using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Web.Features.Leads.Grid;

namespace AlignmentHub.Web.Features.Leads.Conditions;

/// <summary>
/// Says a condition on leads <c>l</c> in SQL, with the meaning that it has in definitions: texts are the same trimmed and without case, and an
/// empty field meets isEmpty and nothing else. Values become parameters.
/// </summary>
internal sealed class ConditionSql(IReadOnlyDictionary<string, FewValues> few)
{
    private readonly List<object> _values = [];

    /// <summary>The values that its statement names by number.</summary>
    public object[] Values => [.. _values];

    public string Leads(Condition condition) => $"select l.* from leads l where {Of(condition)}";

    private string Of(Condition condition) => condition switch
    {
        AllOf all => Joined(" and ", all.Conditions),
        AnyOf any => Joined(" or ", any.Conditions),
        NotOf not => IsNot(Of(not.Inner)),
        FieldTest test => Of(test),
        _ => throw new InvalidOperationException($"A {condition.GetType().Name} cannot be asked."),
    };

    private string Joined(string by, IReadOnlyList<Condition> conditions) => $"({string.Join(by, conditions.Select(Of))})";

    private string Of(FieldTest test)
    {
        if (few.TryGetValue(test.Field, out var values)) return values.Sql(test, Given);

        var field = FieldSql.Of(test.Field, Given);
        if (test.Operator == ConditionOperator.IsEmpty) return IsNot(Found(field, field.Filled));

        return Found(field, Test(field, test.Operator, test.Values));
    }

    private string Test(FieldSql field, ConditionOperator op, IReadOnlyList<FieldValue> values) => op switch
    {
        ConditionOperator.Eq or ConditionOperator.In => OneOf(field, values),
        ConditionOperator.Ne or ConditionOperator.NotIn => $"({field.Filled}) and {IsNot(OneOf(field, values))}",
        ConditionOperator.Contains => Like(field, LeadSearch.Containing(Lower(values[0]))),
        ConditionOperator.StartsWith => Like(field, LeadSearch.Beginning(Lower(values[0]))),
        ConditionOperator.EndsWith => Like(field, LeadSearch.Ending(Lower(values[0]))),
        ConditionOperator.Gt => Compared(field, ">", values[0]),
        ConditionOperator.Gte => Compared(field, ">=", values[0]),
        ConditionOperator.Lt => Compared(field, "<", values[0]),
        ConditionOperator.Lte => Compared(field, "<=", values[0]),
        ConditionOperator.Between => $"{Compared(field, ">=", values[0])} and {Compared(field, "<=", values[1])}",
        ConditionOperator.IsNotEmpty or ConditionOperator.IsEmpty => field.Filled,
    };

    private string OneOf(FieldSql field, IReadOnlyList<FieldValue> values) => $"({string.Join(" or ", values.Select(value => Equal(field, value)))})";

    private string Equal(FieldSql field, FieldValue value) => (value.Kind switch
    {
        FieldValueKind.Text => field.Lower is { } lower ? $"{lower} = {Given(Lower(value))}" : null,
        FieldValueKind.Number => field.Number is { } number ? $"{number} = {Given(value.Number)}" : null,
        FieldValueKind.Flag => field.Flag is { } flag ? $"{flag} = {Given(value.Number > 0)}" : null,
        FieldValueKind.Empty => null,
    }) ?? "false";

    private string Like(FieldSql field, string pattern) => field.Lower is { } lower ? $"{lower} like {Given(pattern)}" : "false";

    private string Compared(FieldSql field, string by, FieldValue bound) => field.Number is { } number ? $"{number} {by} {Given(bound.Number)}" : "false";

    private static string Found(FieldSql field, string test) => field.Within is { } within ? $"{within} {test})" : $"({test})";

    // What is unknown does not hold, so its opposite does.
    private static string IsNot(string sql) => $"(({sql}) is not true)";

    private static string Lower(FieldValue text) => text.Trimmed.ToString().ToLowerInvariant();

    private string Given(object value)
    {
        _values.Add(value);
        return $"{{{_values.Count - 1}}}";
    }
}
