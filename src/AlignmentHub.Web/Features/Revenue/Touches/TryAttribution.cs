using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>Divides the credit of one path that is sent along. Nothing is stored, nothing is read but the path.</summary>
internal sealed class TryAttribution
{
    private const double LongestHalfLife = 36_500;

    private readonly Dictionary<string, IReadOnlyList<string>> _problems = [];

    private TryAttribution()
    {
    }

    public static Outcome<object> Run(AttributionCase asked) => new TryAttribution().Answer(asked);

    private Outcome<object> Answer(AttributionCase asked)
    {
        if (asked.Model is null) Note("model", "Name one of the models.");
        if (asked.AmountMinor is not >= 0) Note("amountMinor", "Must be a whole number of minor units, 0 or more.");
        if (asked.HalfLifeDays is { } days and not (> 0 and <= LongestHalfLife)) Note("halfLifeDays", $"{days} is not more than 0 and at most {LongestHalfLife}.");
        var lead = asked.LeadCreatedAt is null ? null : Instant("leadCreatedAt", asked.LeadCreatedAt);
        var (deal, close, touches) = (Instant("opportunityCreatedAt", asked.OpportunityCreatedAt), Instant("closedAt", asked.ClosedAt), ReadTouches(asked.Touches));
        if (_problems.Count > 0) return new Refusal("This path cannot be divided as it is.") { Fields = _problems };

        var path = touches.Where(touch => touch.At <= close).OrderBy(touch => touch.At).ThenBy(touch => touch.Id, StringComparer.Ordinal).ToList();
        var credits = Attribution.Divide(asked.Model!.Value, new([.. path.Select(touch => touch.At)], lead, deal!.Value, close!.Value),
            asked.HalfLifeDays ?? Attribution.DefaultHalfLifeDays);
        var amounts = credits.Allot(asked.AmountMinor!.Value);
        return new Outcome<object>(path.Select((touch, n) => new TouchCredit(touch.Id, credits.Weight(n), amounts[n])).ToList(), null);
    }

    private List<(string Id, DateTimeOffset At)> ReadTouches(IReadOnlyList<CaseTouch?>? touches)
    {
        if (touches is null) Note("touches", "Send a list of touches; it may be empty.");
        List<(string Id, DateTimeOffset At)> read = [];
        foreach (var (n, touch) in (touches ?? []).Index())
        {
            if (touch?.Id is not { Length: > 0 }) Note($"touches[{n}].id", "Must be a text.");
            else if (Instant($"touches[{n}].at", touch.At) is { } at) read.Add((touch.Id, at));
        }

        return read;
    }

    private DateTimeOffset? Instant(string path, string? text)
    {
        var at = Rfc3339.Parse(text);
        if (at is null) Note(path, "Must be an instant such as 2026-03-08T13:00:00Z.");
        return at;
    }

    private void Note(string path, string problem) => _problems[path] = [problem];
}
