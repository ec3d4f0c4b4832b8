using System.ComponentModel;
using System.Diagnostics;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>A program with its arguments, run to its end.</summary>
internal sealed record CommandLine(string Program, params IReadOnlyList<string> Arguments)
{
    // What a shell returns for it.
    private const int NotFound = 127;

    /// <returns>The exit code and what it printed.</returns>
    public async Task<(int ExitCode, string Output)> TryRunAsync(CancellationToken ct)
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        // Messages are read here, and shown to whoever starts the hub.
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start.");
            return await FinishAsync(process, ct);
        }
        catch (Win32Exception e)
        {
            return (NotFound, e.Message);
        }
    }

    public async Task<string> RunAsync(CancellationToken ct)
    {
        var (exitCode, output) = await TryRunAsync(ct);
        if (exitCode != 0) throw new LocalPostgresException($"`{this}` failed with exit code {exitCode}.{Environment.NewLine}{output}");
        return output;
    }

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);

    private static async Task<(int ExitCode, string Output)> FinishAsync(Process process, CancellationToken ct)
    {
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, $"{await output}{await errors}".Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
