using System.Security.Cryptography;
using System.Text;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>The random password of the private PostgreSQL, in a file that only whoever runs the hub can read.</summary>
internal static class DatabasePassword
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string ReadOrCreate(string dataFolder, bool mustExist)
    {
        var path = Path.Combine(dataFolder, "postgres.password");
        if (File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } known) return known;
        if (mustExist) throw new LocalPostgresException($"{path} is missing, and the database beside it opens only with that password. Take the file from your backup of the folder.");
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        Write(path, password);
        return password;
    }

    public static void Write(string path, string password)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OnlyMine });
        file.Write(Encoding.ASCII.GetBytes(password));
        // On the disk before the database knows it: a power cut must not part them.
        file.Flush(flushToDisk: true);
    }
}
