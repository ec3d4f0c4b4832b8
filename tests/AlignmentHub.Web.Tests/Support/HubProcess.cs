using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>A hub in a process of its own that serves its private database, to be ended in any way a process can end.</summary>
public sealed class HubProcess : IDisposable
{
    private const string Served = "AlignmentHub is at ";

    private readonly Process _process;
    private readonly string _dataFolder;

    private HubProcess(Process process, string dataFolder) => (_process, _dataFolder) = (process, dataFolder);

    /// <summary>Where it answers, if it serves more than its database.</summary>
    public Uri? Address { get; private set; }

    public static HubProcess Start(string dataFolder) => Start(dataFolder, "database");

    public static async Task<HubProcess> StartAndWaitAsync(string dataFolder)
    {
        var hub = Start(dataFolder);
        await hub.SaysAsync(line => line == "The database is ready.");
        return hub;
    }

    /// <summary>The whole hub, with the administrator and the key that tests use.</summary>
    public static async Task<HubProcess> ServeAsync(string dataFolder)
    {
        var hub = Start(dataFolder, "--urls", "http://127.0.0.1:0");
        hub.Address = new((await hub.SaysAsync(line => line.StartsWith(Served, StringComparison.Ordinal)))[Served.Length..]);
        // Who writes to a pipe that nobody empties stands still one day.
        hub._process.BeginErrorReadLine();
        _ = hub._process.StandardOutput.ReadToEndAsync();
        return hub;
    }

    /// <summary>A hub that cannot serve there, until it has ended.</summary>
    /// <returns>The exit code, what it noted, and what it says to whoever started it.</returns>
    public static async Task<(int ExitCode, string Logged, string Said)> FailAsync(string dataFolder, string url)
    {
        using var hub = Start(dataFolder, "--urls", url);
        var (logged, said) = (hub._process.StandardOutput.ReadToEndAsync(), hub._process.StandardError.ReadToEndAsync());
        await hub._process.WaitForExitAsync();
        return (hub._process.ExitCode, await logged, await said);
    }

    public HttpClient Api()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", HubApp.AdminKey);
        return client;
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

    private static HubProcess Start(string dataFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AlignmentHub.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["Hub__DataFolder"] = dataFolder;
        start.Environment["Hub__Admin__Email"] = HubApp.AdminEmail;
        start.Environment["Hub__Admin__Password"] = HubApp.AdminPassword;
        start.Environment["Hub__Admin__ApiKey"] = HubApp.AdminKey;
        start.Environment.Remove("ConnectionStrings__Hub");
        return new(Process.Start(start)!, dataFolder);
    }

    private async Task<string> SaysAsync(Predicate<string> expected)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (expected(line)) return line;
        }
        throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync());
    }
}
