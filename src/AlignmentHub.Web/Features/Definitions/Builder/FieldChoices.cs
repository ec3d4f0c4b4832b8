using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>A value that a field really has, and how many leads (or kinds of activity) have it.</summary>
public sealed record ValueCount(FieldValue Value, int Count)
{
    public string Text => Value.ToString();
}

/// <summary>What can be chosen in a condition: fields, custom ones included, and their values as they are in this hub.</summary>
public sealed class FieldChoices
{
    private const int MostValues = 200;

    private readonly Dictionary<(bool OfActivity, string Field), IReadOnlyList<ValueCount>> _values = [];
    private readonly FactSet? _facts;

    /// <summary>Without facts, while they load, there are the fields every hub has and no values.</summary>
    public FieldChoices(FactSet? facts)
    {
        _facts = facts;
        LeadFields = [.. Domain.Scoring.LeadFields.Catalogue.Fields.Select(f => f.Name), .. CustomOf(facts?.Leads.Select(s => s.Lead.Custom))];
        ActivityFields = [.. Domain.Scoring.ActivityFields.Catalogue.Fields.Select(f => f.Name), .. CustomOf(facts?.Shapes.Select(s => s.Custom))];
        ActivityTypes = Counted((facts?.ActivityTypes() ?? []).Select(t => FieldValue.From(t)));
    }

    public IReadOnlyList<string> LeadFields { get; }

    /// <summary>Fields that only conditions outside of definitions may name.</summary>
    public IReadOnlyDictionary<string, FieldType> More { get; init; } = new Dictionary<string, FieldType>();

    public IReadOnlyList<string> ActivityFields { get; }

    /// <summary>The types of activities there are, the most frequent first.</summary>
    public IReadOnlyList<ValueCount> ActivityTypes { get; }

    public IReadOnlyList<string> Fields(bool ofActivity) => ofActivity ? ActivityFields : [.. LeadFields, .. More.Keys];

    /// <summary>What a field holds; a custom one what most of its values are.</summary>
    public FieldType TypeOf(bool ofActivity, string field)
    {
        if (!ofActivity && More.TryGetValue(field, out var type)) return type;

        var declared = ofActivity ? Domain.Scoring.ActivityFields.Catalogue.TypeOf(field) : Domain.Scoring.LeadFields.Catalogue.TypeOf(field);
        if (declared is not FieldType.Any) return declared ?? FieldType.Any;

        return Values(ofActivity, field) is [var most, ..] ? most.Value.Kind switch
        {
            FieldValueKind.Number => FieldType.Number,
            FieldValueKind.Flag => FieldType.Flag,
            FieldValueKind.Text or FieldValueKind.Empty => FieldType.Text,
        } : FieldType.Any;
    }

    /// <summary>The values of a field, the most frequent first.</summary>
    public IReadOnlyList<ValueCount> Values(bool ofActivity, string field)
    {
        if (_values.TryGetValue((ofActivity, field), out var known)) return known;
        if (_facts is not { } facts) return [];

        return _values[(ofActivity, field)] = Counted(ofActivity ? OfShapes(facts, field) : OfLeads(facts, field));
    }

    private static IEnumerable<FieldValue> OfLeads(FactSet facts, string field) =>
        Domain.Scoring.LeadFields.Catalogue.Find(field)?.Read is { } read
            ? facts.Leads.Select(s => read(new LeadAndAccount(s.Lead, s.Account)))
            : [];

    private static IEnumerable<FieldValue> OfShapes(FactSet facts, string field) =>
        Domain.Scoring.ActivityFields.Catalogue.Find(field)?.Read is { } read ? facts.Shapes.Select(s => read(s)) : [];

    private static IReadOnlyList<ValueCount> Counted(IEnumerable<FieldValue> values) =>
        [.. values.Where(v => !v.IsEmpty).CountBy(v => v).OrderByDescending(v => v.Value).Take(MostValues).Select(v => new ValueCount(v.Key, v.Value))];

    private static IEnumerable<string> CustomOf(IEnumerable<IReadOnlyDictionary<string, FieldValue>?>? custom) =>
        (custom ?? []).OfType<IReadOnlyDictionary<string, FieldValue>>().SelectMany(c => c.Keys).Distinct()
            .Order(StringComparer.OrdinalIgnoreCase).Select(key => FieldCatalogue<LeadAndAccount>.CustomPrefix + key);
}
