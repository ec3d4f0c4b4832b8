using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>A hub in a process of its own that serves its private database, to be ended in any way a process can end.</summary>
public sealed class HubProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _dataFolder;

    private HubProcess(Process process, string dataFolder) => (_process, _dataFolder) = (process, dataFolder);

    public static HubProcess Start(string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AlignmentHub.Web.dll"), "database"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["Hub__DataFolder"] = dataFolder;
        start.Environment.Remove("ConnectionStrings__Hub");
        return new(Process.Start(start)!, dataFolder);
    }

    public static async Task<HubProcess> StartAndWaitAsync(string dataFolder)
    {
        var hub = Start(dataFolder);
        while (await hub._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "The database is ready.") return hub;
        }
        throw new InvalidOperationException(await hub._process.StandardError.ReadToEndAsync());
    }

    public NpgsqlDataSource Connect() => NpgsqlDataSource.Create(
        $"Host={_dataFolder}/socket;Username=hub;Database=hub;Password={File.ReadAllText(Path.Combine(_dataFolder, "postgres.password"))}");

    public Process Postgres() =>
        Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(_dataFolder, "postgres/postmaster.pid")).First(), CultureInfo.InvariantCulture));

    /// <summary>As by kill -9: nothing of it runs any more, and PostgreSQL goes on alone.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    /// <summary>As by a service manager or `kill`.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
