using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignmentHub.Domain.Sla;

/// <summary>What a policy promises, and what happens when a promise gets late, as it is written and stored. Times are business minutes.</summary>
public sealed record PolicyDocument
{
    private const int Longest = 5_256_000;
    private const int MostAttempts = 100;
    private const int MostSteps = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>A condition over lead, account, score and source; absent: every lead.</summary>
    public JsonElement? When { get; init; }

    /// <summary>In whose hours it is promised. Nobody has a lead before it is routed, so that runs in those of the house.</summary>
    public HoursOf Calendar { get; init; }

    /// <summary>From the hand-off to a rep.</summary>
    public required int RoutingMinutes { get; init; }

    /// <summary>From assignment to acceptance or rejection.</summary>
    public required int DecisionMinutes { get; init; }

    /// <summary>From acceptance to the first outreach.</summary>
    public required int FirstTouchMinutes { get; init; }

    /// <summary>Without a decision for so long, the hand-off expires.</summary>
    public required int ExpiryMinutes { get; init; }

    /// <summary>How many outreaches there are within <see cref="AttemptsMinutes"/> of acceptance.</summary>
    public int? Attempts { get; init; }

    public int? AttemptsMinutes { get; init; }

    /// <summary>From acceptance until it is qualified, disqualified or recycled; absent: not promised.</summary>
    public int? OutcomeMinutes { get; init; }

    /// <summary>For what a rep may stop the clocks.</summary>
    public IReadOnlyList<PauseCause> Pauses { get; init; } = [PauseCause.WaitingForLead, PauseCause.WaitingForMarketing];

    public IReadOnlyList<EscalationStep> Ladder { get; init; } = EscalationStep.Starter;

    /// <summary>15 minutes, 4 hours, 4 hours, 5 working days of 8 hours (semantics.md 4.5).</summary>
    public static PolicyDocument Starter { get; } = new() { RoutingMinutes = 15, DecisionMinutes = 240, FirstTouchMinutes = 240, ExpiryMinutes = 5 * 8 * 60 };

    public static PolicyDocument FromJson(string json) => JsonSerializer.Deserialize<PolicyDocument>(json, Json) ?? throw new JsonException("A policy is an object.");

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Business minutes of a promise; absent where none is made.</summary>
    public int? MinutesOf(ClockKind kind) => kind switch
    {
        ClockKind.Routing => RoutingMinutes,
        ClockKind.Decision => DecisionMinutes,
        ClockKind.FirstTouch => FirstTouchMinutes,
        ClockKind.Attempts => AttemptsMinutes,
        ClockKind.Outcome => OutcomeMinutes,
    };

    /// <summary>Whether it can be promised so; the condition is its reader's.</summary>
    public Outcome Check()
    {
        (string Name, int? Minutes)[] times =
        [
            ("routingMinutes", RoutingMinutes), ("decisionMinutes", DecisionMinutes), ("firstTouchMinutes", FirstTouchMinutes), ("expiryMinutes", ExpiryMinutes),
            ("attemptsMinutes", AttemptsMinutes), ("outcomeMinutes", OutcomeMinutes),
        ];
        var wrong = times.Where(time => time.Minutes is < 1 or > Longest)
            .ToDictionary(time => time.Name, IReadOnlyList<string> (_) => [$"Choose 1 to {Longest} business minutes."]);
        if (Attempts is < 1 or > MostAttempts) wrong["attempts"] = [$"Choose 1 to {MostAttempts} outreaches."];
        if (Attempts is null != AttemptsMinutes is null) wrong.TryAdd("attempts", ["Give the number of outreaches and their time, or neither."]);
        if (Pauses.Distinct().Count() < Pauses.Count) wrong["pauses"] = ["Name each cause once."];
        if (Ladder.Count > MostSteps) wrong["ladder"] = [$"Use at most {MostSteps} steps."];
        foreach (var (path, mistakes) in EscalationStep.Check(Ladder)) wrong[path] = mistakes;
        return wrong.Count == 0 ? Outcome.Done : new Refusal("This policy has mistakes.") { Fields = wrong };
    }
}
