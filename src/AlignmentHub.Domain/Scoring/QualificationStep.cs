using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Scoring;

/// <summary>On what occasion a lead is scored, which decides whether meeting the definition qualifies it (semantics.md 3.6).</summary>
public enum ScoringOccasion
{
    /// <summary>An activity, a lead that comes in, or somebody who asks for it: whoever meets the definition qualifies.</summary>
    Event,

    /// <summary>A change of what a definition asks about: whoever meets the definition qualifies, but who waits for an activity goes on waiting.</summary>
    Change,

    /// <summary>A past that was brought along: meeting the definition counts from the next event.</summary>
    Past,

    /// <summary>The passing of time, and a change that no definition asks about, such as of the owner: qualifies only whoever came to meet the definition since the last event.</summary>
    Nightly,
}

/// <summary>What is stored of a lead's qualification.</summary>
/// <param name="Since">Since when it is qualified; absent while it is not.</param>
/// <param name="Override">The override that qualified it.</param>
/// <param name="AwaitsActivity">Meets the definition and qualifies only from its next event.</param>
public sealed record QualificationState(DateTimeOffset? Since, string? Override, bool AwaitsActivity)
{
    public static readonly QualificationState None = new(null, null, false);

    internal Qualification? Qualification => Since is null ? null : new(Override);
}

/// <summary>What a lead's situation adds to its score when the qualification is decided.</summary>
/// <param name="IsJudgedBefore">Whether the stored state comes from the same version.</param>
/// <param name="IsMended">Whether the occasion is a change of the data by which sales reaches the lead.</param>
public sealed record QualifyingLead(LeadStage Stage, LastPass? LastPass, bool IsJudgedBefore, bool IsMended);

/// <summary>What becomes of a lead's qualification at a new score, and whether it qualifies or loses it at this instant.</summary>
public sealed record QualificationStep(QualificationState State, bool Qualifies = false, bool Loses = false)
{
    public static QualificationStep Take(
        QualificationState before, in ScoreNumbers score, Definitions.Thresholds thresholds, QualifyingLead lead, ScoringOccasion occasion, DateTimeOffset now)
    {
        var next = Qualification.Next(before.Qualification, in score, thresholds);
        if (next is null && before.Since is not null) return new(QualificationState.None, Loses: true);

        var stays = before.Since is null ? QualificationState.None : before with { Override = next?.Override, AwaitsActivity = false };
        if (!score.Qualifies || !MayQualify(before, lead, now)) return new(stays);
        if (Awaits(before, lead, occasion)) return new(stays with { AwaitsActivity = true });

        return new(new(now, next?.Override, AwaitsActivity: false), Qualifies: true);
    }

    /// <summary>
    /// Whether the occasion may change the state, as far as a lead's score and stage tell. A run over all leads takes the step only with
    /// those.
    /// </summary>
    public static bool MayChange(
        QualificationState before, in ScoreNumbers score, Definitions.Thresholds thresholds, LeadStage stage, ScoringOccasion occasion)
    {
        if (before.Since is not null)
        {
            var next = Qualification.Next(before.Qualification, in score, thresholds);
            if (next is null || next.Override != before.Override) return true;
        }

        // Who waits for an activity goes on waiting, until somebody says "all now".
        return score.Qualifies ? (occasion == ScoringOccasion.Event || !before.AwaitsActivity) && MayQualifyFrom(stage) : before.AwaitsActivity;
    }

    // Once qualified, a lead qualifies again only after its last pass (semantics.md 3.6).
    private static bool MayQualify(QualificationState before, QualifyingLead lead, DateTimeOffset now) =>
        MayQualifyFrom(lead.Stage)
        && (lead.LastPass?.AllowsAnother(lead.IsMended, now) ?? before.Since is null);

    private static bool MayQualifyFrom(LeadStage stage) =>
        stage is LeadStage.Raw or LeadStage.Engaged or LeadStage.Mql or LeadStage.Nurture or LeadStage.Disqualified or LeadStage.Lost;

    private static bool Awaits(QualificationState before, QualifyingLead lead, ScoringOccasion occasion) => occasion switch
    {
        ScoringOccasion.Event => false,
        // Sales waits for better data, whatever the lead waits for.
        ScoringOccasion.Change => before.AwaitsActivity && !(lead.IsMended && lead.LastPass?.WantsBetterData == true),
        ScoringOccasion.Past => true,
        ScoringOccasion.Nightly => before.AwaitsActivity || !lead.IsJudgedBefore,
    };
}
