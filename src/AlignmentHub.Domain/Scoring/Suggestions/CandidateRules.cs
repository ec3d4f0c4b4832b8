using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>A condition that history may say something about.</summary>
public sealed record CandidateRule(string Field, string Name, Condition When);

/// <summary>Turns what fields hold into conditions: one per frequent value, bands of numbers, and blank.</summary>
public static class CandidateRules
{
    /// <summary>A value that fewer leads have says nothing.</summary>
    public const int FewestLeads = 30;

    private const int MostValues = 12;
    private const int Bands = 6;

    // What names one person or one company cannot be a rule about leads.
    private static readonly HashSet<string> Naming = ["email", "firstName", "lastName", "phone", "company", "account.name", "account.domain"];

    /// <param name="isKnownOnlyAfterContact">Fields that sales fills in; they know the outcome already.</param>
    public static IReadOnlyList<CandidateRule> From(IReadOnlyList<LeadAndAccount> leads, Func<string, bool> isKnownOnlyAfterContact)
    {
        var custom = leads.SelectMany(l => l.Lead.Custom?.Keys ?? []).Distinct().Order(StringComparer.Ordinal).Select(key => FieldCatalogue<object>.CustomPrefix + key);
        return
        [
            .. LeadFields.Catalogue.Fields.Select(f => f.Name).Concat(custom)
                .Where(name => !Naming.Contains(name) && !isKnownOnlyAfterContact(name) && !LeadFields.Catalogue.Find(name)!.KnownOnlyAfterContact)
                .SelectMany(name => Of(name, leads)),
        ];
    }

    private static IEnumerable<CandidateRule> Of(string field, IReadOnlyList<LeadAndAccount> leads)
    {
        var read = LeadFields.Catalogue.Find(field)!.Read;
        List<FieldValue> values = [.. leads.Select(l => read(in l))];
        List<double> numbers = [.. values.Where(v => v.IsNumber).Select(v => v.Number).Order()];
        var rules = numbers.Count > leads.Count / 4 ? InBands(field, numbers) : Single(field, values);
        List<CandidateRule> found = [.. rules];
        var blanks = values.Count(v => v.IsEmpty);
        if (found.Count > 0 && blanks >= FewestLeads) found.Add(Rule(field, ConditionOperator.IsEmpty, "is blank"));
        return found.Count > 1 ? found : []; // what all leads share tells none apart
    }

    private static IEnumerable<CandidateRule> Single(string field, IEnumerable<FieldValue> values) => values
        .Where(v => !v.IsEmpty && !v.IsNumber)
        .GroupBy(v => v)
        .Where(g => g.Count() >= FewestLeads)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal)
        .Take(MostValues)
        .Select(g => Rule(field, ConditionOperator.Eq, $"is {g.Key.ToString().Trim()}", g.Key));

    private static IEnumerable<CandidateRule> InBands(string field, List<double> numbers)
    {
        List<double> bounds = [.. Enumerable.Range(1, Bands - 1).Select(i => numbers[i * numbers.Count / Bands]).Distinct().Where(b => b > numbers[0])];
        if (bounds.Count == 0) yield break;

        yield return Rule(field, ConditionOperator.Lt, $"below {bounds[0]:0.##}", FieldValue.From(bounds[0]));
        for (var i = 1; i < bounds.Count; i++)
        {
            var (low, high) = (bounds[i - 1], bounds[i]);
            yield return new(field, FormattableString.Invariant($"{field} from {low:0.##} to below {high:0.##}"), new AllOf(
                [new FieldTest(field, ConditionOperator.Gte, [FieldValue.From(low)]), new FieldTest(field, ConditionOperator.Lt, [FieldValue.From(high)])]));
        }

        yield return Rule(field, ConditionOperator.Gte, FormattableString.Invariant($"{bounds[^1]:0.##} or more"), FieldValue.From(bounds[^1]));
    }

    private static CandidateRule Rule(string field, ConditionOperator op, string words, params FieldValue[] values) =>
        new(field, $"{field} {words}", new FieldTest(field, op, values));
}
