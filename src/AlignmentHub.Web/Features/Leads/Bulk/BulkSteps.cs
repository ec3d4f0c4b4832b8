using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Takes the leads of an act through its step. Some leads that break the hub must not keep the others waiting.</summary>
public sealed partial class BulkSteps(IEnumerable<IBulkStep> steps, KeepBulkItems keep, ActorQueries actors, ILogger<BulkSteps> log)
{
    private static readonly Refusal Broken = new("The hub failed here. An administrator finds the cause in the log.");
    private static readonly Refusal Gone = new("The person who started this is not active any more.");

    public async Task RunAsync(BulkAct act, IReadOnlyList<Guid> leads, CancellationToken ct)
    {
        var (step, by) = (steps.Single(s => s.Kind == act.Kind), await actors.FindAsync(act.CreatedBy, ct: ct));
        foreach (var some in leads.Chunk(step.AtOnce)) await TryAsync(act, some, items => ActAsync(step, act, items, by, ct), ct);
    }

    private async Task TryAsync(BulkAct act, Guid[] leads, Func<IReadOnlyList<BulkItem>, Task<IReadOnlyList<Outcome>>> step, CancellationToken ct)
    {
        try
        {
            await keep.RunAsync(act, leads, step, ct);
        }
        catch (Exception broken) when (broken is not OperationCanceledException && !Outage.Is(broken))
        {
            LogBroken(broken, act.Id);
            await keep.RunAsync(act, leads, items => Task.FromResult(Each(items, Broken)), ct);
        }
    }

    private static async Task<IReadOnlyList<Outcome>> ActAsync(IBulkStep step, BulkAct act, IReadOnlyList<BulkItem> items, Actor? by, CancellationToken ct)
    {
        if (by is null) return Each(items, Gone);

        return act.State == BulkState.Undoing ? await step.UndoAsync(act, items, by, ct) : await step.DoAsync(act, items, by, ct);
    }

    private static IReadOnlyList<Outcome> Each(IReadOnlyList<BulkItem> items, Refusal refusal) => [.. items.Select(_ => new Outcome(refusal))];

    [LoggerMessage(LogLevel.Error, "Some leads of bulk act {ActId} failed", EventName = "BulkActFailed")]
    private partial void LogBroken(Exception cause, Guid actId);
}
