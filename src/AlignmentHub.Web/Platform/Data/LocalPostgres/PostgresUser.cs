namespace AlignmentHub.Web.Platform.Data;

/// <summary>Who runs PostgreSQL: whoever runs the hub, except root, as whom PostgreSQL refuses to start.</summary>
internal sealed class PostgresUser
{
    private const string OpenFolder = "/var/lib/alignmenthub";

    // Null: whoever runs the hub.
    private readonly string? _name;

    private PostgresUser(string? name) => _name = name;

    public static async Task<PostgresUser> ForAsync(string dataFolder, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess) return new(null);
        var user = new PostgresUser(await OwnerAsync(PostgresCluster.FolderIn(dataFolder), ct) ?? await FirstKnownAsync(["postgres", "nobody"], ct));
        if (await user.CanReachAsync(dataFolder, ct)) return user;
        throw new LocalPostgresException(
            $"PostgreSQL does not run as root, and the user {user._name}, who would run it, cannot reach the data folder {dataFolder}. "
            + $"Choose a folder that others may pass through, for example {OpenFolder}, or start the hub as an ordinary user.");
    }

    /// <summary>The folder data where the hub was started; for root, whose folders may be closed to PostgreSQL's user, one that is open to it.</summary>
    public static async Task<string> DefaultFolderAsync(CancellationToken ct)
    {
        var here = Path.Combine(Directory.GetCurrentDirectory(), "data");
        if (!Environment.IsPrivilegedProcess) return here;
        var user = new PostgresUser(await FirstKnownAsync(["postgres", "nobody"], ct));
        return await user.CanReachAsync(Directory.GetCurrentDirectory(), ct) ? here : OpenFolder;
    }

    public CommandLine Command(string program, params IReadOnlyList<string> arguments) =>
        _name is null ? new(program, arguments) : new("runuser", ["-u", _name, "--", program, .. arguments]);

    /// <summary>Gives a file or a folder with all that is in it to this user.</summary>
    public async Task TakeAsync(string path, CancellationToken ct)
    {
        if (_name is not null) await new CommandLine("chown", "-R", $"{_name}:", path).RunAsync(ct);
    }

    private async Task<bool> CanReachAsync(string folder, CancellationToken ct)
    {
        var (exitCode, output) = await Command("test", "-x", folder).TryRunAsync(ct);
        if (exitCode <= 1) return exitCode == 0;
        throw new LocalPostgresException($"PostgreSQL does not run as root, and runuser cannot start it as {_name}: {output} Start the hub as an ordinary user.");
    }

    // A folder that an ordinary user's hub has made stays that user's, so that both can start it.
    private static async Task<string?> OwnerAsync(string folder, CancellationToken ct)
    {
        if (!Directory.Exists(folder)) return null;
        var owner = await new CommandLine("stat", "-c", "%U", folder).RunAsync(ct);
        return owner is "root" or "UNKNOWN" ? null : owner;
    }

    private static async Task<string> FirstKnownAsync(string[] names, CancellationToken ct)
    {
        foreach (var name in names)
        {
            if (await new CommandLine("id", "-u", name).TryRunAsync(ct) is (0, _)) return name;
        }
        throw new LocalPostgresException($"PostgreSQL does not run as root, and there is no user {string.Join(" or ", names)} here. Start the hub as an ordinary user.");
    }
}
