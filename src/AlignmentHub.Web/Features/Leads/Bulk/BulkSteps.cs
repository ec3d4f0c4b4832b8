using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Finds the step of an act. Some leads that break the hub must not keep the others waiting.</summary>
public sealed partial class BulkSteps(IEnumerable<IBulkStep> steps, TimeProvider clock, ILogger<BulkSteps> log)
{
    private static readonly Refusal Broken = new("The hub failed here. An administrator finds the cause in the log.");

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IReadOnlyList<Outcome>> RunAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, bool isUndo, CancellationToken ct)
    {
        var step = steps.Single(s => s.Kind == act.Kind);
        try
        {
            return isUndo ? await step.UndoAsync(act, items, by, ct) : await step.DoAsync(act, items, by, ct);
        }
        catch (Exception broken) when (broken is not OperationCanceledException && !Outage.Is(broken))
        {
            LogBroken(broken, act.Id);
            return [.. items.Select(_ => new Outcome(Broken))];
        }
    }

    [LoggerMessage(LogLevel.Error, "Some leads of bulk act {ActId} failed", EventName = "BulkActFailed")]
    private partial void LogBroken(Exception cause, Guid actId);
}
