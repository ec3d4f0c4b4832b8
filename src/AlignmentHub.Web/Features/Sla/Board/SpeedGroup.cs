namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>What became of a lead that qualified. Each is in exactly one of these.</summary>
public enum SpeedGroup
{
    /// <summary>Somebody reached out; only these have a speed.</summary>
    Reached,

    /// <summary>It was rejected, given back, withdrawn, decided or qualified anew, and nobody had reached out.</summary>
    Closed,

    /// <summary>Somebody still has to reach out.</summary>
    Waiting,
}
