using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>The scorecard and its lists for spreadsheets.</summary>
internal static class ScorecardCsv
{
    public static IResult Answer(Scorecard card) => Csv.Answer("scorecard.csv", card.Scores.OrderBy(s => s.Side).ThenBy(s => s.Rank),
        new("side", s => s.Side.ToString()), new("promise", s => s.Promise), new("met", s => s.Tally.Met), new("missed", s => s.Tally.Missed), new("running", s => s.Tally.Running),
        new("cancelled", s => s.Tally.Cancelled), new("reassigned", s => s.Tally.Reassigned), new("attainment", s => s.Tally.Attainment), new("smallSample", s => s.Tally.SmallSample));

    public static IResult Answer(IAsyncEnumerable<PromiseLine> lines) => Csv.Stream("promises.csv", lines,
        new("id", p => p.Id), new("promise", p => p.Promise), new("side", p => p.Side.ToString()), new("state", p => p.State.ToString()), new("standing", p => p.Standing.ToString()),
        new("startedAt", p => p.StartedAt), new("dueAt", p => p.DueAt), new("endedAt", p => p.EndedAt), new("lead", p => p.Lead), new("rep", p => p.Rep), new("team", p => p.Team),
        new("source", p => p.Source), new("link", p => p.Link));
}
