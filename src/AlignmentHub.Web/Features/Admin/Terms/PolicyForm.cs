using System.Text.Json;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>A step of the ladder while somebody edits it.</summary>
public sealed class StepForm
{
    public int At { get; set; } = 100;

    public ISet<EscalationDeed> Do { get; init; } = new HashSet<EscalationDeed>();

    public bool Urgent { get; set; }
}

/// <summary>A policy while somebody edits it.</summary>
public sealed class PolicyForm
{
    public string Key { get; set; } = "";

    public string Name { get; set; } = "";

    public int Priority { get; set; } = 50;

    public HoursOf Calendar { get; set; }

    public int RoutingMinutes { get; set; } = PolicyDocument.Starter.RoutingMinutes;

    public int DecisionMinutes { get; set; } = PolicyDocument.Starter.DecisionMinutes;

    public int FirstTouchMinutes { get; set; } = PolicyDocument.Starter.FirstTouchMinutes;

    public int ExpiryMinutes { get; set; } = PolicyDocument.Starter.ExpiryMinutes;

    public int? Attempts { get; set; }

    public int? AttemptsMinutes { get; set; }

    public int? OutcomeMinutes { get; set; }

    public ISet<PauseCause> Pauses { get; private init; } = PolicyDocument.Starter.Pauses.ToHashSet();

    public IList<StepForm> Ladder { get; private init; } = StepsOf(PolicyDocument.Starter.Ladder);

    public static PolicyForm Of(PolicySheet sheet) => new()
    {
        Key = sheet.Key, Name = sheet.Name, Priority = sheet.Priority, Calendar = sheet.Calendar, RoutingMinutes = sheet.RoutingMinutes, DecisionMinutes = sheet.DecisionMinutes,
        FirstTouchMinutes = sheet.FirstTouchMinutes, ExpiryMinutes = sheet.ExpiryMinutes, Attempts = sheet.Attempts, AttemptsMinutes = sheet.AttemptsMinutes,
        OutcomeMinutes = sheet.OutcomeMinutes, Pauses = sheet.Pauses.ToHashSet(), Ladder = StepsOf(sheet.Ladder),
    };

    public PolicyTerms ToTerms(JsonElement? when) => new(
        Name, RoutingMinutes, DecisionMinutes, FirstTouchMinutes, ExpiryMinutes, Priority, when, Attempts, AttemptsMinutes, OutcomeMinutes,
        [.. Pauses.Order()], [.. Ladder.OrderBy(step => step.At).Select(step => new EscalationStep(step.At, [.. step.Do.Order()], step.Urgent))], Calendar);

    private static IList<StepForm> StepsOf(IReadOnlyList<EscalationStep> ladder) =>
        ladder.Select(step => new StepForm { At = step.At, Do = step.Do.ToHashSet(), Urgent = step.Urgent }).ToList();
}
