namespace AlignmentHub.Domain.Integrations;

/// <summary>Puts members like <c>custom.budget</c>, <c>lead.email</c> and <c>history.mql.at</c> where a row of the API has them.</summary>
internal sealed class RowBuilder
{
    private const string DefaultRole = "contact";

    private readonly Dictionary<string, RawValue> _members = [];
    private readonly Dictionary<string, RawValue> _custom = [];
    private readonly Dictionary<string, RawValue> _lead = [];
    private readonly Dictionary<string, RawValue> _contact = [];
    private readonly List<(string At, string Stage)> _history = [];
    private readonly List<RawValue> _spend = [];
    private RawValue _role = RawValue.Cell(DefaultRole);

    public void Put(string member, RawValue value)
    {
        if (member.StartsWith(ImportMembers.CustomPrefix, StringComparison.Ordinal)) _custom[member[ImportMembers.CustomPrefix.Length..]] = value;
        else if (ImportMembers.StageOf(member) is { } stage) _history.Add((value.Text() ?? "", stage));
        else if (ImportMembers.MonthOf(member) is { } month) _spend.Add(Object(("month", RawValue.Cell(month)), ("amountMinor", value)));
        else if (member == "contact.role") _role = value;
        else if (member.Split('.') is [var thing, var key]) (thing == "lead" ? _lead : _contact)[key] = value;
        else _members[member] = value;
    }

    public RawValue Build()
    {
        if (_custom.Count > 0) _members["custom"] = RawValue.Object(_custom);
        if (_lead.Count > 0) _members["lead"] = RawValue.Object(_lead);
        if (_spend.Count > 0) _members["spend"] = RawValue.List(_spend);
        if (_history.Count > 0) _members["history"] = RawValue.List([.. _history.OrderBy(OldestFirst).Select(Step)]);
        if (_contact.Count > 0) _members["contacts"] = RawValue.List([Object(("lead", RawValue.Object(_contact)), ("role", _role))]);
        return RawValue.Object(_members);
    }

    // Instants are written to equal length; stages of one instant follow the order of the lifecycle.
    private static (string, int) OldestFirst((string At, string Stage) step) => (step.At, ImportMembers.Stages.ToList().IndexOf(step.Stage));

    private static RawValue Step((string At, string Stage) step) => Object(("stage", RawValue.Cell(step.Stage)), ("at", RawValue.Cell(step.At)));

    private static RawValue Object(params ReadOnlySpan<(string Name, RawValue Value)> members)
    {
        var values = new Dictionary<string, RawValue>(members.Length);
        foreach (var (name, value) in members) values[name] = value;
        return RawValue.Object(values);
    }
}
