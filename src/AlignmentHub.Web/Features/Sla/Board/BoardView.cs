namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>What the board shows, as its address has it.</summary>
public sealed record BoardView(string? By, string? Show, string? From, string? To, string? Rep = null)
{
    public BoardLane Lane => Enum.TryParse<BoardLane>(By, ignoreCase: true, out var lane) && Enum.IsDefined(lane) ? lane : BoardLane.Rep;

    public BoardShow Shown => Enum.TryParse<BoardShow>(Show, ignoreCase: true, out var show) && Enum.IsDefined(show) ? show : BoardShow.Urgent;

    public string Address => At(Lane, Shown);

    public string At(BoardLane lane, BoardShow show) => new ScoreView(From, To, null, Rep, null, null).At("/sla", ("by", $"{lane}"), ("show", $"{show}"));
}
