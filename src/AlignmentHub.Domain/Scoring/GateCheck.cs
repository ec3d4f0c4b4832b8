using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring;

/// <summary>The gate of a definition, compiled: each way to be blocked with its name, in ordinal order.</summary>
internal sealed class GateCheck
{
    private readonly Barrier[] _barriers;

    public GateCheck(Gate gate)
    {
        List<Barrier> barriers = [.. gate.Required.Select(Missing), .. gate.Exclusions.Select(Excluded)];
        if (gate.Consent) barriers.Add(new("consent", (in s) => s.Lead.Consent != true));
        _barriers = [.. barriers.OrderBy(b => b.Name, StringComparer.Ordinal)];
    }

    public bool Blocks(in LeadAndAccount subject)
    {
        foreach (var barrier in _barriers)
        {
            if (barrier.Blocks(in subject)) return true;
        }

        return false;
    }

    public IReadOnlyList<string> BlockedBy(LeadAndAccount subject) =>
        [.. _barriers.Where(b => b.Blocks(in subject)).Select(b => b.Name)];

    private static Barrier Missing(string field) =>
        new($"required:{field}", new FieldTest(field, ConditionOperator.IsEmpty, []).Compile(LeadFields.Catalogue));

    private static Barrier Excluded(Exclusion exclusion) =>
        new($"exclusion:{exclusion.Name}", exclusion.When.Compile(LeadFields.Catalogue));

    private sealed record Barrier(string Name, Test<LeadAndAccount> Blocks);
}
