using System.Text;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Where the private PostgreSQL listens: a socket in a folder that is closed to other users of the machine.</summary>
internal static class SocketFolder
{
    // macOS takes 104 bytes for the path of a socket, with "/.s.PGSQL.5432" and its end; Linux takes 108.
    private const int LongestPath = 88;
    private const string Name = "socket";
    private const string TemporaryName = "alignmenthub-";

    public const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="last">Where it listened before, which its clients know; absent at the first start.</param>
    public static async Task<string> CreateAsync(string dataFolder, string? last, PostgresUser user, CancellationToken ct)
    {
        var folder = last ?? Path.Combine(dataFolder, Name);
        Remove(folder);
        if (last is not null || IsFit(folder)) Directory.CreateDirectory(folder, OnlyMine);
        else folder = Directory.CreateTempSubdirectory(TemporaryName).FullName;
        await user.TakeAsync(folder, ct);
        return folder;
    }

    public static void Remove(string folder)
    {
        // An operator may have moved the socket by `alter system`; that folder stays.
        var name = Path.GetFileName(folder);
        if (name != Name && !name.StartsWith(TemporaryName, StringComparison.Ordinal)) return;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    // Npgsql reads a comma in the host as the beginning of another host.
    private static bool IsFit(string folder) => Encoding.UTF8.GetByteCount(folder) <= LongestPath && !folder.Contains(',');
}
