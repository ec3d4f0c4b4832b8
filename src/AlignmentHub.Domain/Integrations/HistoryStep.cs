using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Integrations;

/// <summary>A stage that a lead entered in another system.</summary>
/// <param name="By">Who moved it there, as the other system names people; an address of a user makes it that user's act.</param>
public sealed record HistoryStep(LeadStage Stage, DateTimeOffset At, string? By)
{
    private const int MostSteps = 100;

    /// <summary>The steps, oldest first, each a legal move from the one before (semantics.md 2).</summary>
    internal static IReadOnlyList<HistoryStep> ReadAll(RowReader row, string member)
    {
        List<HistoryStep> steps = [];
        var before = new HistoryStep(LeadStage.Raw, DateTimeOffset.MinValue, null);
        foreach (var item in row.Items(member, MostSteps))
        {
            if (Read(item) is not { } step) continue;

            Check(item, before, step, isFirst: steps.Count == 0);
            steps.Add(step);
            before = step;
        }

        return steps;
    }

    private static HistoryStep? Read(RowReader item)
    {
        item.WithMembers("stage", "at", "by");
        var stage = item.Choice<LeadStage>("stage");
        if (stage is null && item["stage"].Kind is RawKind.Absent or RawKind.Null) item.Refuse("stage", $"Must be one of {Choices<LeadStage>.Names}.");
        var by = item.Text("by", 200).Value;
        item.NeededInstant("at");
        return stage is { } entered && item.Instant("at") is { } at ? new HistoryStep(entered, at, by) : null;
    }

    private static void Check(RowReader item, HistoryStep before, HistoryStep step, bool isFirst)
    {
        if (step.At < before.At) item.Refuse("at", "Lies before the step before it; the oldest comes first.");
        if (isFirst && step.Stage == LeadStage.Raw) return;
        if (StageMoves.Plan(before.Stage, step.Stage).Refusal is { } illegal) item.Refuse("stage", illegal.Reason);
    }
}
