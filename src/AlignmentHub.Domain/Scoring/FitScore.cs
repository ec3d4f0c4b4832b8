using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring;

/// <summary>The fit part of a definition, compiled.</summary>
internal sealed class FitScore(FitPart part)
{
    private readonly Group[] _groups = [.. part.Groups.Select(g => new Group(g.Name, g.Cap,
        [.. g.Rules.Select(r => new Rule(r.Name, r.Points, r.When.Compile(LeadFields.Catalogue)))]))];

    public double Of(in LeadAndAccount subject, List<ScoreLine>? lines)
    {
        var sum = new PartSum(ScorePart.Fit, lines);
        foreach (var group in _groups)
        {
            foreach (var rule in group.Rules)
            {
                if (rule.When(in subject)) sum.Add(group.Name, rule.Name, rule.Points);
            }

            sum.EndGroup(group.Name, group.Cap);
        }

        return sum.End(part.Cap);
    }

    private sealed record Group(string Name, double? Cap, Rule[] Rules);

    private sealed record Rule(string Name, double Points, Test<LeadAndAccount> When);
}
