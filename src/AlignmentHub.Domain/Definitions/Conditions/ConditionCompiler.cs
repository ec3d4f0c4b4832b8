namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>
/// Conditions become delegates once, so that a night's run over all leads looks up no field and no operator by name.
/// </summary>
internal static class ConditionCompiler
{
    public static Test<TSubject> Compile<TSubject>(Condition condition, FieldCatalogue<TSubject> fields) =>
        condition switch
        {
            AllOf { Conditions: [var only] } => Compile(only, fields),
            AnyOf { Conditions: [var only] } => Compile(only, fields),
            AllOf all => All<TSubject>([.. all.Conditions.Select(c => Compile(c, fields))]),
            AnyOf any => Any<TSubject>([.. any.Conditions.Select(c => Compile(c, fields))]),
            NotOf not => Not(Compile(not.Inner, fields)),
            FieldTest test => FieldTestCompiler.Compile(test, Reader(test.Field, fields)),
            _ => throw new InvalidOperationException($"A {condition.GetType().Name} cannot be asked."),
        };

    private static Test<TSubject> All<TSubject>(Test<TSubject>[] tests) => (in subject) =>
    {
        foreach (var test in tests)
        {
            if (!test(in subject)) return false;
        }

        return true;
    };

    private static Test<TSubject> Any<TSubject>(Test<TSubject>[] tests) => (in subject) =>
    {
        foreach (var test in tests)
        {
            if (test(in subject)) return true;
        }

        return false;
    };

    private static Test<TSubject> Not<TSubject>(Test<TSubject> test) => (in subject) => !test(in subject);

    private static ReadField<TSubject> Reader<TSubject>(string field, FieldCatalogue<TSubject> fields) =>
        fields.Find(field)?.Read ?? throw new InvalidOperationException($"There is no field {field} here.");
}
