using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Web.Features.Leads.Conditions;

/// <summary>
/// A column that has few values: which of them meet a test is found beforehand, by the test itself, so that its index finds the leads.
/// </summary>
internal abstract record FewValues(string Column)
{
    public abstract string Sql(FieldTest test, Func<object, string> given);
}

/// <param name="Known">What the column holds, and what people call it.</param>
internal sealed record FewValues<T>(string Column, IReadOnlyList<(T Key, string Name)> Known) : FewValues(Column)
{
    public override string Sql(FieldTest test, Func<object, string> given)
    {
        var holds = test.Compile(new FieldCatalogue<FieldValue>([new(test.Field, FieldType.Text, (in value) => value)], _ => (in value) => value));
        T[] keys = [.. Known.Where(known => holds(FieldValue.From(known.Name))).Select(known => known.Key)];
        var among = $"{Column} = any({given(keys)})";
        return holds(default) ? $"({Column} is null or {among})" : among;
    }
}
