using System.Diagnostics;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>One of the commands in the folder eng, run as an operator runs it.</summary>
public sealed record EngCommand(string Name, params string[] Arguments)
{
    public IDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <returns>The exit code and everything that it said.</returns>
    public async Task<(int ExitCode, string Said)> RunAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "eng", Name), Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // The hub that the tests were built with, instead of one that the command would build.
        start.Environment["HUB_PROGRAM"] = AppContext.BaseDirectory;
        start.Environment.Remove("ConnectionStrings__Hub");
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AlignmentHub.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
