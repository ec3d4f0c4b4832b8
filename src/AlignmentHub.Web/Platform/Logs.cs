using Serilog;

namespace AlignmentHub.Web.Platform;

/// <summary>Events with names to the console and wherever else the settings say (section Serilog).</summary>
internal static class Logs
{
    public static ILoggingBuilder AddHubLogs(this ILoggingBuilder logging, IConfiguration configuration) =>
        logging.ClearProviders().AddSerilog(new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger(), dispose: true);
}
