using System.Diagnostics;
using System.Net.Http.Headers;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>A whole hub in a process of its own, with its jobs and the real clock, on a database that it may share with others.</summary>
public sealed class HubServerProcess : IDisposable
{
    private const string Greeting = "AlignmentHub is at ";

    private readonly Process _process;

    private HubServerProcess(Process process, Uri address)
    {
        _process = process;
        Api = new HttpClient { BaseAddress = new(address, "/api/v1/") };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HubApp.AdminKey);
    }

    /// <summary>The API with the administrator's key.</summary>
    public HttpClient Api { get; }

    public static async Task<HubServerProcess> StartAsync(string connectionString)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AlignmentHub.Web.dll")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ConnectionStrings__Hub"] = connectionString;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Hub__Admin__Email"] = HubApp.AdminEmail;
        start.Environment["Hub__Admin__Password"] = HubApp.AdminPassword;
        start.Environment["Hub__Admin__ApiKey"] = HubApp.AdminKey;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Greeting, StringComparison.Ordinal)) continue;

            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // or it stops when nobody reads what it says
            return new(process, new Uri(line[Greeting.Length..].Trim()));
        }
        throw new InvalidOperationException($"The hub ended with {process.ExitCode} before it served anybody.");
    }

    /// <summary>As by kill -9: nothing of it runs any more, and what it had not committed is gone.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Api.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
