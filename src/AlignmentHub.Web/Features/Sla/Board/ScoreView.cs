using AlignmentHub.Domain.Sla;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>What a scorecard shows, as its address has it.</summary>
public sealed record ScoreView(string? From, string? To, string? Team, string? Rep, string? Source, string? Policy)
{
    public string Address => At("/sla/scorecard");

    public string CsvAddress => At("/sla/scorecard.csv");

    /// <summary>The records behind one number.</summary>
    public string Records(PromiseSide side, string? promise, PromiseStanding? standing) =>
        At("/sla/clocks", ("side", $"{side}"), ("promise", promise), ("standing", standing?.ToString()));

    public string At(string page, params IReadOnlyList<(string Name, string? Value)> more)
    {
        (string Name, string? Value)[] all = [("from", From), ("to", To), ("team", Team), ("rep", Rep), ("source", Source), ("policy", Policy), .. more];
        return QueryHelpers.AddQueryString(page, all.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
    }
}
