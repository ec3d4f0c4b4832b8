using System.Globalization;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>PostgreSQL's postmaster.pid: which process serves a folder, and where.</summary>
internal sealed class ServerFile
{
    // Beyond every system's largest process id.
    private const int Nobody = int.MaxValue - 1;
    private const int ProcessLine = 0;
    private const int SocketLine = 4;
    private const int StateLine = 7;

    private readonly string _path;
    private readonly string[] _lines;

    private ServerFile(string path, string[] lines) => (_path, _lines) = (path, lines);

    public int Process => int.Parse(_lines[ProcessLine], CultureInfo.InvariantCulture);
    public string SocketFolder => _lines.ElementAtOrDefault(SocketLine) ?? "";

    /// <summary>It takes connections: not while it starts, recovers or stops.</summary>
    public bool IsReady => _lines.ElementAtOrDefault(StateLine)?.Trim() == "ready";

    public static ServerFile? Read(string folder)
    {
        var path = Path.Combine(folder, "postmaster.pid");
        return Lines(path) is { Length: > 0 } lines && int.TryParse(lines[ProcessLine], out _) ? new(path, lines) : null;
    }

    /// <summary>Whether that process still lives and is this server: after a restart of the machine its id may be somebody else's.</summary>
    public async Task<bool> IsOfRunningServerAsync(CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux()) return await IsOfRunningServerByPsAsync(ct);
        // PostgreSQL works in its folder; the first lines hold the process, the folder and the second it was started.
        return Lines($"/proc/{Process}/cwd/postmaster.pid") is { } seen && seen.Take(3).SequenceEqual(_lines.Take(3));
    }

    /// <summary>Takes the process id out, and leaves the shared memory's, by which PostgreSQL sees whether processes of it are still there.</summary>
    public void Disown()
    {
        _lines[ProcessLine] = $"{Nobody}";
        File.WriteAllLines(_path, _lines);
    }

    private async Task<bool> IsOfRunningServerByPsAsync(CancellationToken ct)
    {
        var (exitCode, command) = await new CommandLine("ps", "-p", $"{Process}", "-o", "command=").TryRunAsync(ct);
        return exitCode == 0 && command.Contains(Path.GetDirectoryName(_path)!, StringComparison.Ordinal);
    }

    private static string[]? Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
