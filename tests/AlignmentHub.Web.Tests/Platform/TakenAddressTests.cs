using System.Net;
using System.Net.Sockets;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class TakenAddressTests
{
    [Fact]
    public async Task Where_something_else_serves_the_hub_says_so_and_leaves_no_database_behind()
    {
        await using var folder = new DataFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, logged, said) = await HubProcess.FailAsync(folder.Path, $"http://{other.LocalEndpoint}");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"Failed to bind to address http://{other.LocalEndpoint}: address already in use. Another program serves there, perhaps another hub. "
            + "End it, or choose another address with --urls (eng/run.sh: --port).", said.TrimEnd());
        Assert.DoesNotContain("Exception", logged, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "postgres/postmaster.pid")));
    }
}
