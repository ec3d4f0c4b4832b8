using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>A folder with PostgreSQL's programs, and their major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const string Otherwise = "name a PostgreSQL in ConnectionStrings__Hub, or run both in containers with `docker compose up`.";

    private const int OldestServed = 15;

    public string InitDb => Path.Combine(Folder, "initdb");
    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>Those that made the data if there is any, else the newest there are, else a package that npm can fetch.</summary>
    public static async Task<PostgresBinaries> FindAsync(string dataFolder, ILogger logger, CancellationToken ct)
    {
        var needed = PostgresCluster.MajorOf(dataFolder);
        if (Environment.GetEnvironmentVariable("HUB_PG_BIN") is { Length: > 0 } chosen)
        {
            return await InAsync(chosen, ct) is { } own && own.Serves(needed)
                ? own
                : throw new LocalPostgresException($"HUB_PG_BIN is {chosen}, where the hub needs initdb, pg_ctl and postgres of {Wanted(needed)}.");
        }
        var installed = new List<PostgresBinaries>();
        foreach (var folder in InstalledFolders())
        {
            if (await InAsync(folder, ct) is { } found && found.Serves(needed)) installed.Add(found);
        }
        return installed.MaxBy(i => i.Major) ?? await FromNpmAsync(dataFolder, needed, logger, ct);
    }

    private bool Serves(int? needed) => needed is null ? Major >= OldestServed : Major == needed;

    private static string Wanted(int? needed) => needed is null ? $"PostgreSQL {OldestServed} or later" : $"PostgreSQL {needed}, which made its data";

    private static async Task<PostgresBinaries?> InAsync(string folder, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "pg_ctl"))) return null;
        if (!File.Exists(Path.Combine(folder, "postgres"))) return null;
        var (_, version) = await new CommandLine(Path.Combine(folder, "postgres"), "--version").TryRunAsync(ct);
        return Version().Match(version) is { Success: true } match ? new(folder, int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    private static async Task<PostgresBinaries> FromNpmAsync(string dataFolder, int? needed, ILogger logger, CancellationToken ct)
    {
        if (needed is not (null or NpmPostgres.Major))
        {
            throw new LocalPostgresException($"The hub needs {Wanted(needed)}. Install it, or name the folder of its programs in HUB_PG_BIN.");
        }
        return await InAsync(await NpmPostgres.InstallAsync(dataFolder, logger, ct), ct)
            ?? throw new LocalPostgresException($"The PostgreSQL that npm fetched does not run on this machine. Install {Wanted(needed)}, or {Otherwise}");
    }

    private static IEnumerable<string> InstalledFolders() =>
    [
        .. Below("/usr/lib/postgresql", "*", "bin"),
        .. Below("/usr", "pgsql-*", "bin"),
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        .. Below("/opt/homebrew/opt", "postgresql*", "bin"),
        .. Below("/usr/local/opt", "postgresql*", "bin"),
    ];

    private static IEnumerable<string> Below(string folder, string pattern, string bin) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, pattern).Select(f => Path.Combine(f, bin)) : [];

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
