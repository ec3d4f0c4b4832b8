using Microsoft.AspNetCore.Connections;
using Serilog;

namespace AlignmentHub.Web.Platform;

/// <summary>Events with names to the console and wherever else the settings say (section Serilog).</summary>
internal static class Logs
{
    public static ILoggingBuilder AddHubLogs(this ILoggingBuilder logging, IConfiguration configuration) =>
        logging.ClearProviders().AddSerilog(
            new LoggerConfiguration().ReadFrom.Configuration(configuration).Filter.ByExcluding(happened => IsTakenAddress(happened.Exception)).CreateLogger(), dispose: true);

    /// <summary>Told in words where the hub ends, so that the framework's account of it would only stand in the way.</summary>
    public static bool IsTakenAddress(Exception? broken) => broken is IOException { InnerException: AddressInUseException };
}
