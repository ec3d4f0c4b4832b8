using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;
using static AlignmentHub.Domain.Definitions.Conditions.FieldType;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>What the condition of a routing rule looks at: the lead, its account, and its score if it has one.</summary>
public readonly record struct RoutingSubject(LeadAndAccount Lead, ScoreNumbers? Score);

/// <summary>The fields that routing rules may name: those of definition-document.md, and the score.</summary>
public static class RoutingFields
{
    public static FieldCatalogue<RoutingSubject> Catalogue { get; } = LeadFields.Catalogue.Within<RoutingSubject>(
        subject => subject.Lead,
        [
            new("score.fit", Number, (in s) => s.Score?.Fit),
            new("score.engagement", Number, (in s) => s.Score?.Engagement),
            new("score.total", Number, (in s) => s.Score?.Total),
            new("score.grade", Text, (in s) => s.Score?.Grade),
        ]);
}
