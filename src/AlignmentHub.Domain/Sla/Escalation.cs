namespace AlignmentHub.Domain.Sla;

/// <summary>Who hears of a promise that gets late, or what is done about it (semantics.md 4.7).</summary>
public enum EscalationDeed
{
    /// <summary>The rep is told.</summary>
    Rep,

    /// <summary>The manager of the rep's team is told.</summary>
    Manager,

    /// <summary>It stands in the manager's next digest.</summary>
    Digest,

    /// <summary>The lead is offered to the pool: the first to take it has it.</summary>
    Offer,

    /// <summary>The lead is routed anew.</summary>
    Reassign,
}

/// <summary>One step of the ladder.</summary>
/// <param name="At">Percent of the target that is used when it is reached.</param>
/// <param name="Urgent">Whether people are told outside working hours, too.</param>
public sealed record EscalationStep(int At, IReadOnlyList<EscalationDeed> Do, bool Urgent = false)
{
    private const int Latest = 1000;

    /// <summary>75 % the rep, 100 % rep and manager, 150 % to the pool (semantics.md 4.7).</summary>
    public static IReadOnlyList<EscalationStep> Starter { get; } =
    [
        new(75, [EscalationDeed.Rep]),
        new(100, [EscalationDeed.Rep, EscalationDeed.Manager]),
        new(150, [EscalationDeed.Rep, EscalationDeed.Manager, EscalationDeed.Offer]),
    ];

    /// <summary>What is done with the lead at this step, beside telling people.</summary>
    public EscalationDeed? Act => Do.Where(deed => deed is EscalationDeed.Offer or EscalationDeed.Reassign).Select(deed => (EscalationDeed?)deed).FirstOrDefault();

    /// <summary>What is wrong with a ladder, by path such as <c>ladder[1].at</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Check(IReadOnlyList<EscalationStep> ladder)
    {
        var wrong = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (index, step) in ladder.Index())
        {
            if (step.At is < 1 or > Latest) wrong[$"ladder[{index}].at"] = [$"Choose 1 to {Latest} percent."];
            else if (index > 0 && step.At <= ladder[index - 1].At) wrong[$"ladder[{index}].at"] = ["Put the steps in order; no two at the same share."];
            if (step.Do is not { Count: > 0 }) wrong[$"ladder[{index}].do"] = ["Say who is told, or what is done."];
            else if (step.Do.Distinct().Count() < step.Do.Count) wrong[$"ladder[{index}].do"] = ["Name each of them once."];
            else if (step.Do.Contains(EscalationDeed.Offer) && step.Do.Contains(EscalationDeed.Reassign)) wrong[$"ladder[{index}].do"] = ["Offer the lead or route it anew, not both."];
        }
        return wrong;
    }
}
