using System.Collections.Frozen;

namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>
/// The meaning of each operator. An empty field satisfies isEmpty and nothing else, ne and notIn included.
/// </summary>
internal static class FieldTestCompiler
{
    public static Test<T> Compile<T>(FieldTest test, ReadField<T> read) => test.Operator switch
    {
        ConditionOperator.Eq => Equal(read, test.Values[0]),
        ConditionOperator.Ne => NotEqual(read, test.Values[0]),
        ConditionOperator.In => OneOf(read, test.Values.ToFrozenSet()),
        ConditionOperator.NotIn => NoneOf(read, test.Values.ToFrozenSet()),
        ConditionOperator.Contains => Contains(read, test.Values[0].Trimmed.ToString()),
        ConditionOperator.StartsWith => StartsWith(read, test.Values[0].Trimmed.ToString()),
        ConditionOperator.EndsWith => EndsWith(read, test.Values[0].Trimmed.ToString()),
        ConditionOperator.Gt => GreaterThan(read, test.Values[0].Number),
        ConditionOperator.Gte => Within(read, test.Values[0].Number, double.PositiveInfinity),
        ConditionOperator.Lt => LessThan(read, test.Values[0].Number),
        ConditionOperator.Lte => Within(read, double.NegativeInfinity, test.Values[0].Number),
        ConditionOperator.Between => Within(read, test.Values[0].Number, test.Values[1].Number),
        ConditionOperator.IsEmpty => (in subject) => read(in subject).IsEmpty,
        ConditionOperator.IsNotEmpty => (in subject) => !read(in subject).IsEmpty,
    };

    private static Test<T> Equal<T>(ReadField<T> read, FieldValue wanted) =>
        (in subject) => read(in subject).Equals(wanted);

    private static Test<T> NotEqual<T>(ReadField<T> read, FieldValue wanted) => (in subject) =>
    {
        var value = read(in subject);
        return !value.IsEmpty && !value.Equals(wanted);
    };

    private static Test<T> OneOf<T>(ReadField<T> read, FrozenSet<FieldValue> wanted) =>
        (in subject) => wanted.Contains(read(in subject));

    private static Test<T> NoneOf<T>(ReadField<T> read, FrozenSet<FieldValue> wanted) => (in subject) =>
    {
        var value = read(in subject);
        return !value.IsEmpty && !wanted.Contains(value);
    };

    private static Test<T> Contains<T>(ReadField<T> read, string part) =>
        (in subject) => read(in subject).Trimmed.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static Test<T> StartsWith<T>(ReadField<T> read, string start) =>
        (in subject) => read(in subject).Trimmed.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static Test<T> EndsWith<T>(ReadField<T> read, string end) =>
        (in subject) => read(in subject).Trimmed.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static Test<T> GreaterThan<T>(ReadField<T> read, double bound) => (in subject) =>
    {
        var value = read(in subject);
        return value.IsNumber && value.Number > bound;
    };

    private static Test<T> LessThan<T>(ReadField<T> read, double bound) => (in subject) =>
    {
        var value = read(in subject);
        return value.IsNumber && value.Number < bound;
    };

    private static Test<T> Within<T>(ReadField<T> read, double low, double high) => (in subject) =>
    {
        var value = read(in subject);
        return value.IsNumber && value.Number >= low && value.Number <= high;
    };
}
