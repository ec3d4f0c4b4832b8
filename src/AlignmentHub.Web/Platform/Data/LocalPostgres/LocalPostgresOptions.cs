namespace AlignmentHub.Web.Platform.Data;

/// <summary>Where a private PostgreSQL keeps its data, and how careful it is with it.</summary>
public sealed record LocalPostgresOptions(string DataFolder)
{
    /// <summary>Survives a power cut. Off only for data that may be lost, as in tests.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Starts empty, and the data folder goes when the server stops.</summary>
    public bool ThrowAway { get; init; }
}
