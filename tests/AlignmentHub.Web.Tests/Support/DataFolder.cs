using AlignmentHub.Web.Platform.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>A data folder for a private PostgreSQL, which goes with the test.</summary>
public sealed class DataFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _parent = MakePassable(Directory.CreateTempSubdirectory("hub-test-"));

    public string Path => System.IO.Path.Combine(_parent.FullName, "data");

    public Task<LocalPostgres> StartAsync() => LocalPostgres.StartAsync(new(Path), NullLogger.Instance, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        // What a failed test has left running stops with the next server on the folder.
        if (File.Exists(System.IO.Path.Combine(Path, "postgres/postmaster.pid"))) await (await StartAsync()).DisposeAsync();
        _parent.Delete(recursive: true);
    }

    // For root's tests: PostgreSQL runs as another user.
    private static DirectoryInfo MakePassable(DirectoryInfo folder)
    {
        folder.UnixFileMode |= UnixFileMode.OtherExecute;
        return folder;
    }
}
