using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring;

/// <summary>What a document asks of leads and of activities. Those who load facts may leave out everything else.</summary>
public sealed class FactNeeds
{
    private readonly HashSet<string> _ofLeads;
    private readonly HashSet<string> _ofActivities;

    internal FactNeeds(DefinitionDocument document)
    {
        var overrides = document.Overrides;
        _ofLeads =
        [
            .. document.Gate.Required,
            .. document.Gate.Consent ? ["consent"] : Array.Empty<string>(),
            .. Fields(document.Gate.Exclusions.Select(e => e.When)),
            .. Fields(document.Fit.Groups.SelectMany(g => g.Rules).Select(r => r.When)),
            .. Fields(overrides.Select(o => o.When)),
        ];

        var rules = document.Engagement.Groups.SelectMany(g => g.Rules).ToList();
        _ofActivities = [.. Fields(rules.Select(r => r.Activity.Where)), .. Fields(overrides.Select(o => o.Activity.Where))];
        Activities = ByType(rules.Select(r => new ActivityNeed(r.Activity.Type, r.WindowDays))
            .Concat(overrides.Select(o => new ActivityNeed(o.Activity.Type, o.WindowDays))));
    }

    private FactNeeds(IEnumerable<string> ofLeads, IEnumerable<string> ofActivities, IReadOnlyList<ActivityNeed> activities) =>
        (_ofLeads, _ofActivities, Activities) = ([.. ofLeads], [.. ofActivities], activities);

    /// <summary>Each type that a rule or an override is about, and how far back all of them together look.</summary>
    public IReadOnlyList<ActivityNeed> Activities { get; }

    /// <summary>Whether any custom field of a lead is asked for.</summary>
    public bool CustomOfLeads => _ofLeads.Any(IsCustom);

    /// <summary>Whether anything of the lead's account is asked for.</summary>
    public bool Accounts => _ofLeads.Any(name => name.StartsWith("account.", StringComparison.Ordinal));

    /// <summary>Whether any custom field of an activity is asked for.</summary>
    public bool CustomOfActivities => _ofActivities.Any(IsCustom);

    public bool OfLeads(string field) => _ofLeads.Contains(field);

    public bool OfActivities(string field) => _ofActivities.Contains(field);

    /// <summary>What two documents need together.</summary>
    public FactNeeds And(FactNeeds other) =>
        new(_ofLeads.Union(other._ofLeads), _ofActivities.Union(other._ofActivities), ByType(Activities.Concat(other.Activities)));

    /// <summary>The same, and these fields of leads and their accounts.</summary>
    public FactNeeds AndOfLeads(IEnumerable<string> fields) => new(_ofLeads.Union(fields), _ofActivities, Activities);

    private static IReadOnlyList<ActivityNeed> ByType(IEnumerable<ActivityNeed> needs) =>
        [.. needs.GroupBy(need => need.Type).Select(type => new ActivityNeed(type.Key, type.Any(t => t.Days is null) ? null : type.Max(t => t.Days)))];

    private static IEnumerable<string> Fields(IEnumerable<Condition?> conditions) => conditions.OfType<Condition>().SelectMany(c => c.Fields());

    private static bool IsCustom(string field) => field.StartsWith(FieldCatalogue<LeadAndAccount>.CustomPrefix, StringComparison.Ordinal);
}

/// <param name="Days">Older activities change no score; absent if activities of any age count.</param>
public sealed record ActivityNeed(string Type, double? Days)
{
    /// <summary>
    /// The first instant that matters: the beginning of its day, because earlier activities of one day use up what the day may count.
    /// </summary>
    public DateTimeOffset? From(DateTimeOffset at) => Days is not { } days ? null
        : days >= (at - DateTimeOffset.UnixEpoch).TotalDays ? DateTimeOffset.UnixEpoch
        : new DateTimeOffset((at - TimeSpan.FromDays(days)).UtcDateTime.Date, TimeSpan.Zero);
}
