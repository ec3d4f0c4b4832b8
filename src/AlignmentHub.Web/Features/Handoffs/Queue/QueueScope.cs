namespace AlignmentHub.Web.Features.Handoffs.Queue;

/// <summary>Whose hand-offs a queue shows.</summary>
public enum QueueScope
{
    /// <summary>One's own, and those that wait in one's pools.</summary>
    Mine,

    /// <summary>Those of everybody in the teams one manages.</summary>
    Team,

    /// <summary>Those that nobody has, in the pools of one's teams.</summary>
    Pool,
}
