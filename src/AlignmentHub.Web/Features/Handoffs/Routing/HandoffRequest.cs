namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>That a lead is to be handed to sales, and why. Its row is locked.</summary>
public sealed record HandoffRequest(Guid LeadId)
{
    /// <summary>The version that it met; absent when a person hands it over, or it only goes on to another rep.</summary>
    public Guid? DefinitionVersionId { get; init; }

    /// <summary>What the person who hands it over gives as reason.</summary>
    public string? ManualReason { get; init; }

    /// <summary>Who gets it whatever the rules say.</summary>
    public Guid? RepId { get; init; }

    /// <summary>Set when nobody decided on the pass before in time: the fallback of its rule is used instead of another turn.</summary>
    public ExpiredPass? Expired { get; init; }

    /// <summary>Who may not get it, and why: whoever refused it, for one.</summary>
    public IReadOnlyDictionary<Guid, string> Barred { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Who gets it only where nobody else is there, and why: whoever rejected an earlier pass.</summary>
    public IReadOnlyDictionary<Guid, string> Spared { get; init; } = new Dictionary<Guid, string>();

    /// <summary>The same for as long as somebody else is there.</summary>
    internal HandoffRequest Sparing => this with { Barred = Spared.Where(rep => !Barred.ContainsKey(rep.Key)).Concat(Barred).ToDictionary(), Spared = new Dictionary<Guid, string>() };
}

/// <summary>A pass that ran out of time.</summary>
/// <param name="RuleId">The rule that it came by; absent when it came by none, or that is gone.</param>
public sealed record ExpiredPass(Guid? RuleId);

/// <summary>A hand-off that was opened.</summary>
/// <param name="RepId">Absent while it waits in a queue.</param>
public sealed record OpenedHandoff(Guid Id, Guid LeadId, int Pass, Guid? RepId);
