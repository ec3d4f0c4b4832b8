namespace AlignmentHub.Domain.Sla;

/// <summary>What a policy promises, in business minutes, each from 1 to ten years of them.</summary>
public sealed record PromisedMinutes(int Routing, int Decision, int FirstTouch, int Expiry)
{
    private const int Longest = 5_256_000;

    public Outcome Check()
    {
        (string Name, int Minutes)[] all = [("routingMinutes", Routing), ("decisionMinutes", Decision), ("firstTouchMinutes", FirstTouch), ("expiryMinutes", Expiry)];
        var wrong = all.Where(one => one.Minutes is < 1 or > Longest).ToDictionary(one => one.Name, _ => (IReadOnlyList<string>)[$"Choose 1 to {Longest} business minutes."]);
        return wrong.Count == 0 ? Outcome.Done : new Refusal("A promise needs a time.") { Fields = wrong };
    }
}
