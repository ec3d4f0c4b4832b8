namespace AlignmentHub.Web.Platform.Data;

internal static partial class PostgresLog
{
    [LoggerMessage(EventName = "PostgresFetched", Level = LogLevel.Information, Message = "No PostgreSQL is installed here; fetching {Package} {Version} by npm")]
    public static partial void FetchingPostgres(this ILogger logger, string package, string version);

    [LoggerMessage(EventName = "PostgresCreated", Level = LogLevel.Information, Message = "Making a new database under {Folder}")]
    public static partial void CreatingDatabase(this ILogger logger, string folder);

    [LoggerMessage(EventName = "PostgresStarted", Level = LogLevel.Information, Message = "PostgreSQL {Major} runs on {Folder}")]
    public static partial void StartedPostgres(this ILogger logger, int major, string folder);

    [LoggerMessage(EventName = "PostgresEnded", Level = LogLevel.Warning, Message = "PostgreSQL on {Folder} has ended by itself and is started again")]
    public static partial void PostgresEnded(this ILogger logger, string folder);

    [LoggerMessage(EventName = "PostgresNotRevived", Level = LogLevel.Error, Message = "PostgreSQL could not be started again; trying on")]
    public static partial void NotRevived(this ILogger logger, Exception cause);

    [LoggerMessage(EventName = "PostgresStopped", Level = LogLevel.Information, Message = "PostgreSQL stopped")]
    public static partial void StoppedPostgres(this ILogger logger);

    [LoggerMessage(EventName = "PostgresLeftBehind", Level = LogLevel.Warning, Message = "The last hub on {Folder} ended without stopping PostgreSQL (process {Process}); taking over")]
    public static partial void TakingOver(this ILogger logger, string folder, int process);

    [LoggerMessage(EventName = "PostgresStopForced", Level = LogLevel.Warning, Message = "PostgreSQL did not stop in time and is stopped at once; it recovers at the next start. {Reason}")]
    public static partial void ForcingStop(this ILogger logger, string reason);
}
