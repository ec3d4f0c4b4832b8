namespace AlignmentHub.Web.Platform.Data;

/// <summary>One hub at a time on a data folder. The system holds the lock with the open file, so that a killed process leaves none behind.</summary>
internal sealed class FolderLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS; .NET passes it on for a file that somebody else has locked.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;

    // Others may pass through, because the database may belong to another user; each file says itself who reads it.
    private const UnixFileMode PassThrough = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder, PassThrough);
            return new(new FileStream(Path.Combine(folder, "hub.lock"), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                // Whoever may open it may lock it.
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (IOException e) when (e.HResult is LockedOnLinux or LockedOnMac)
        {
            throw new LocalPostgresException($"Another hub is running on the data folder {folder}. Stop it first, or choose another folder.", e) { FolderIsTaken = true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException($"The data folder {folder} cannot be used: {e.Message} Choose another folder.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
