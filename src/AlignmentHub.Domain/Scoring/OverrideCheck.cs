using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring;

/// <summary>An override of a definition, compiled.</summary>
internal sealed class OverrideCheck(int slot, QualifyingOverride item)
{
    private readonly Test<LeadAndAccount>? _when = item.When?.Compile(LeadFields.Catalogue);

    public string Name => item.Name;

    /// <summary>Whether its activities are there and within its window.</summary>
    public bool IsOpen(ReadOnlySpan<Tally> tallies) => tallies[slot].Count >= item.AtLeast;

    public bool Suits(in LeadAndAccount subject) => _when is null || _when(in subject);
}
