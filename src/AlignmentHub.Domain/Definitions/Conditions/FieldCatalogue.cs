using System.Collections.Frozen;

namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>The fields that conditions about one kind of subject may name, its custom fields included.</summary>
public sealed class FieldCatalogue<TSubject>(
    IReadOnlyList<Field<TSubject>> fields, Func<string, ReadField<TSubject>> readCustom)
{
    public const string CustomPrefix = "custom.";

    private readonly FrozenDictionary<string, Field<TSubject>> _byName = fields.ToFrozenDictionary(f => f.Name);

    public IReadOnlyList<Field<TSubject>> Fields => fields;

    public Field<TSubject>? Find(string name)
    {
        if (_byName.TryGetValue(name, out var field)) return field;

        return CustomKey(name) is { } key ? new(name, FieldType.Any, readCustom(key)) : null;
    }

    public FieldType? TypeOf(string name) => Find(name)?.Type;

    /// <summary>The same fields, and more, of a wider subject that holds this one.</summary>
    public FieldCatalogue<TOuter> Within<TOuter>(Func<TOuter, TSubject> inner, IReadOnlyList<Field<TOuter>> more) =>
        new([.. fields.Select(f => new Field<TOuter>(f.Name, f.Type, Through(inner, f.Read))
            {
                KnownOnlyAfterContact = f.KnownOnlyAfterContact,
            }), .. more],
            key => Through(inner, readCustom(key)));

    private static ReadField<TOuter> Through<TOuter>(Func<TOuter, TSubject> inner, ReadField<TSubject> read) =>
        (in outer) => read(inner(outer));

    private static string? CustomKey(string name)
    {
        if (!name.StartsWith(CustomPrefix, StringComparison.Ordinal)) return null;

        var key = name[CustomPrefix.Length..];
        return string.IsNullOrWhiteSpace(key) ? null : key;
    }
}
