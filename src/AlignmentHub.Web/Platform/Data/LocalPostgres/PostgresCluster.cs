using System.Globalization;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>The folder of one PostgreSQL server, and what is done to it with PostgreSQL's own programs.</summary>
internal sealed class PostgresCluster(string dataFolder, PostgresBinaries binaries, PostgresUser user, ILogger logger)
{
    private const string SecondsToStop = "60";

    // Then it recovers from a crash, which may take long; that wait can be ended by Ctrl-C, this one cannot.
    private const string SecondsToBegin = "3";

    // Sessions of a killed server end with their statement, and until then no other server may start.
    private static readonly TimeSpan LongestStatement = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly string _folder = FolderIn(dataFolder);

    private string? _socketFolder;

    public bool Exists => Directory.Exists(_folder);

    private string StartLog => Path.Combine(_folder, "start.log");

    public static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "postgres");

    /// <summary>The version that made the data, which is the only one that can open it; null while there is none.</summary>
    public static int? MajorOf(string dataFolder)
    {
        var version = Path.Combine(FolderIn(dataFolder), "PG_VERSION");
        try
        {
            return Directory.Exists(FolderIn(dataFolder)) ? int.Parse(File.ReadAllText(version), CultureInfo.InvariantCulture) : null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or FormatException)
        {
            throw new LocalPostgresException($"The database under {dataFolder} cannot be read: {e.Message} If another user made it, start the hub as that user or as root.", e);
        }
    }

    /// <summary>Makes the folder in one step: one that is half made, because somebody pulled the plug, is made anew.</summary>
    public async Task CreateAsync(string password, CancellationToken ct)
    {
        logger.CreatingDatabase(dataFolder);
        var unfinished = _folder + ".new";
        var passwordFile = Path.Combine(unfinished, "password");
        await LeftOver.RemoveAsync(unfinished, ct);
        Directory.CreateDirectory(unfinished, SocketFolder.OnlyMine);
        DatabasePassword.Write(passwordFile, password);
        await user.TakeAsync(unfinished, ct);

        var made = Path.Combine(unfinished, "data");
        string[] arguments = ["-D", made, "-U", HubDatabase.Administrator, "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "-k", .. Locale()];
        // Takes a second. Cut short, it would leave processes of its own behind.
        await user.Command(binaries.InitDb, arguments).RunAsync(CancellationToken.None);
        Directory.Move(made, _folder);
        Directory.Delete(unfinished, recursive: true);
    }

    public void Remove()
    {
        if (Exists) Directory.Delete(_folder, recursive: true);
    }

    /// <returns>The folder of the socket on which it now answers.</returns>
    public async Task<string> StartAsync(bool durable, CancellationToken ct)
    {
        await user.TakeAsync(_folder, ct);
        _socketFolder = await SocketFolder.CreateAsync(dataFolder, _socketFolder, user, ct);
        PostgresSettings.Write(_folder, _socketFolder, durable);
        using var patience = new CancellationTokenSource(LongestStatement);
        while (!await TryStartAsync(lastTry: patience.IsCancellationRequested, ct)) await Task.Delay(BetweenLooks, ct);
        logger.StartedPostgres(binaries.Major, dataFolder);
        return _socketFolder;
    }

    /// <summary>Starts it again where it ended without being told to, and its clients find it where it was.</summary>
    public async Task ReviveAsync(bool durable, CancellationToken ct)
    {
        if (ServerFile.Read(_folder) is { } known && await known.IsOfRunningServerAsync(ct)) return;
        logger.PostgresEnded(dataFolder);
        await StopOrphanAsync(ct);
        await StartAsync(durable, ct);
    }

    /// <summary>Ends the server of a hub that was killed. What it has acknowledged is on the disk; what it was about to do is rolled back.</summary>
    public async Task StopOrphanAsync(CancellationToken ct)
    {
        if (ServerFile.Read(_folder) is not { } left) return;
        if (await left.IsOfRunningServerAsync(ct))
        {
            logger.TakingOver(dataFolder, left.Process);
            await StopAsync(ct);
        }
        else
        {
            left.Disown();
            SocketFolder.Remove(left.SocketFolder);
        }
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (ServerFile.Read(_folder) is not { } running || !await running.IsOfRunningServerAsync(ct)) return;
        var (exitCode, output) = await PgCtl("stop", "-m", "fast", "-t", SecondsToStop).TryRunAsync(ct);
        if (exitCode != 0)
        {
            logger.ForcingStop(output);
            await PgCtl("stop", "-m", "immediate", "-t", SecondsToStop).RunAsync(ct);
        }
        SocketFolder.Remove(running.SocketFolder);
        logger.StoppedPostgres();
    }

    private async Task<bool> TryStartAsync(bool lastTry, CancellationToken ct)
    {
        File.WriteAllText(StartLog, "");
        await user.TakeAsync(StartLog, ct);
        var (exitCode, output) = await PgCtl("start", "-l", StartLog, "-t", SecondsToBegin).TryRunAsync(CancellationToken.None);
        if (exitCode == 0 || await IsReadyAsync(ct)) return true;
        var log = await File.ReadAllTextAsync(StartLog, ct);
        if (!lastTry && log.Contains("pre-existing shared memory block", StringComparison.Ordinal)) return false;
        throw new LocalPostgresException($"PostgreSQL did not start on {dataFolder}. {output}{Environment.NewLine}{log}More may be in {Path.Combine(_folder, "log")}.");
    }

    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        while (ServerFile.Read(_folder) is { } started && await started.IsOfRunningServerAsync(ct))
        {
            if (started.IsReady) return true;
            await Task.Delay(BetweenLooks, ct);
        }
        return false;
    }

    private CommandLine PgCtl(string verb, params string[] arguments) => user.Command(binaries.PgCtl, [verb, "-D", _folder, "-s", "-w", .. arguments]);

    // The same order of letters on every machine and for everybody; what people see sorted is sorted in their own way.
    private string[] Locale() => binaries.Major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] : ["--locale=C.UTF-8"];
}
