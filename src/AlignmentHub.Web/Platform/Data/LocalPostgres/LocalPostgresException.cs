namespace AlignmentHub.Web.Platform.Data;

/// <summary>The private PostgreSQL cannot run here. The message is for whoever starts the hub, and says what to do.</summary>
public sealed class LocalPostgresException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Another hub is running on the data folder.</summary>
    public bool FolderIsTaken { get; init; }
}
