using AlignmentHub.Web.Tests.Support;
using Npgsql;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hub-backup-");
    private TestDatabase _database = null!;

    private string File => Path.Combine(_folder.FullName, "hub.backup");

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_destroyed_comes_back_as_it_was()
    {
        await FillAsync(_database.ConnectionString);
        var before = await ContentAsync(_database.ConnectionString);
        await DoneAsync("backup.sh", File);
        await ExecuteAsync(_database.ConnectionString, "drop table people cascade; update teams set name = 'gone'; create table later (id int)");

        await DoneAsync("restore.sh", File, "--replace");

        Assert.Equal(before, await ContentAsync(_database.ConnectionString));
        await ExecuteAsync(_database.ConnectionString, "insert into audit_entries (at, act, subject) values (now(), 'test', 'numbers go on where they were')");
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_not_touched_unless_asked()
    {
        await FillAsync(_database.ConnectionString);
        await DoneAsync("backup.sh", File);
        await ExecuteAsync(_database.ConnectionString, "update teams set name = 'later'");
        var before = await ContentAsync(_database.ConnectionString);

        var (exitCode, said) = await RunAsync("restore.sh", File);

        Assert.Equal(1, exitCode);
        Assert.Contains("is not empty", said, StringComparison.Ordinal);
        Assert.Equal(before, await ContentAsync(_database.ConnectionString));
    }

    [Fact]
    public async Task A_backup_that_breaks_off_leaves_the_database_as_it_was()
    {
        await FillAsync(_database.ConnectionString);
        await DoneAsync("backup.sh", File);
        await using (var file = System.IO.File.OpenWrite(File)) file.SetLength(file.Length * 9 / 10);
        var before = await ContentAsync(_database.ConnectionString);

        var (exitCode, said) = await RunAsync("restore.sh", File, "--replace");

        Assert.Equal(1, exitCode);
        Assert.Contains("is as it was", said, StringComparison.Ordinal);
        Assert.Equal(before, await ContentAsync(_database.ConnectionString));
    }

    [Fact]
    public async Task A_private_database_moves_to_a_new_folder_while_its_hub_runs()
    {
        await using var from = new DataFolder();
        await using var to = new DataFolder();
        IReadOnlyDictionary<string, string> before;
        await using (var running = await from.StartAsync())
        {
            await ExecuteAsync(running.ConnectionString, "create table notes as select n, 'Grüße ' || n as text from generate_series(1, 1000) as n");
            before = await ContentAsync(running.ConnectionString);

            await DoneAsync("backup.sh", File, "--data", from.Path);
            var (exitCode, said) = await RunAsync("restore.sh", File, "--data", from.Path, "--replace");
            Assert.Equal(1, exitCode);
            Assert.Contains("Another hub is running", said, StringComparison.Ordinal);
        }

        await DoneAsync("restore.sh", File, "--data", to.Path);

        await using var restored = await to.StartAsync();
        Assert.Equal(before, await ContentAsync(restored.ConnectionString));
    }

    [Fact]
    public async Task A_stopped_hub_can_be_backed_up()
    {
        await using var folder = new DataFolder();
        await (await folder.StartAsync()).DisposeAsync();

        await DoneAsync("backup.sh", File, "--data", folder.Path);

        Assert.True(new FileInfo(File).Length > 0);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.False(System.IO.File.Exists(Path.Combine(folder.Path, "postgres/postmaster.pid")));
    }

    private async Task DoneAsync(string command, params string[] arguments)
    {
        var (exitCode, said) = await RunAsync(command, arguments);
        Assert.True(exitCode == 0, said);
    }

    private async Task<(int ExitCode, string Said)> RunAsync(string command, params string[] arguments)
    {
        var (exitCode, said) = await new EngCommand(command, arguments) { Environment = { ["ConnectionStrings__Hub"] = _database.ConnectionString } }.RunAsync();
        Assert.SkipWhen(said.Contains("pg_dump and psql are missing", StringComparison.Ordinal), said);
        return (exitCode, said);
    }

    private static Task FillAsync(string connectionString) => ExecuteAsync(connectionString, """
        insert into teams (id, key, name, side, version) select gen_random_uuid(), 'team-' || n, 'Über ' || n || E'\t\\', 'Sales', 1 from generate_series(1, 2000) as n;
        insert into audit_entries (at, act, subject, after) select now(), 'test', n::text, jsonb_build_object('n', n) from generate_series(1, 2000) as n;
        """);

    /// <summary>How many rows each table has, and what is in them.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> ContentAsync(string connectionString)
    {
        var content = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var source = NpgsqlDataSource.Create(connectionString);
        var tables = new List<string>();
        await using (var command = source.CreateCommand("select quote_ident(tablename) from pg_tables where schemaname = 'public' order by 1"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        }
        foreach (var table in tables)
        {
            await using var command = source.CreateCommand($"select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {table} as t");
            content[table] = (string)(await command.ExecuteScalarAsync())!;
        }
        return content;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
