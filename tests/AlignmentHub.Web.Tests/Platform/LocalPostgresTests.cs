using System.Diagnostics;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class LocalPostgresTests
{
    private const int EnoughWrites = 200;

    [Fact]
    public async Task The_next_start_finds_what_was_stored()
    {
        await using var folder = new DataFolder();
        await using (var first = await folder.StartAsync())
        {
            await using var source = NpgsqlDataSource.Create(first.ConnectionString);
            await WriteAsync(source, times: 3);
        }

        await using var second = await folder.StartAsync();

        Assert.Equal([1, 2, 3], await WrittenAsync(second));
    }

    [Fact]
    public async Task A_second_hub_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        await using var folder = new DataFolder();
        await using var first = await folder.StartAsync();

        var refused = await Assert.ThrowsAsync<LocalPostgresException>(folder.StartAsync);

        Assert.True(refused.FolderIsTaken);
        Assert.Contains($"Another hub is running on the data folder {folder.Path}", refused.Message, StringComparison.Ordinal);
        await using var source = NpgsqlDataSource.Create(first.ConnectionString);
        await WriteAsync(source, times: 1);
    }

    [Fact]
    public async Task A_killed_hub_loses_no_acknowledged_write_and_the_next_one_takes_over()
    {
        await using var folder = new DataFolder();
        using var killed = await HubProcess.StartAndWaitAsync(folder.Path);
        LocalPostgres? next = null;
        var acknowledged = await WriteUntilCutOffAsync(killed, async () =>
        {
            await killed.KillAsync();
            Assert.False(killed.Postgres().HasExited);
            next = await folder.StartAsync();
        });

        await using var server = next!;

        Assert.Equal(acknowledged, (await WrittenAsync(server)).Intersect(acknowledged));
    }

    [Fact]
    public async Task Killed_together_with_its_PostgreSQL_it_loses_no_acknowledged_write_either()
    {
        await using var folder = new DataFolder();
        using var killed = await HubProcess.StartAndWaitAsync(folder.Path);
        var acknowledged = await WriteUntilCutOffAsync(killed, async () =>
        {
            using var postgres = killed.Postgres();
            postgres.Kill();
            await killed.KillAsync();
        });

        await using var next = await folder.StartAsync();

        Assert.Equal(acknowledged, (await WrittenAsync(next)).Intersect(acknowledged));
    }

    [Fact]
    public async Task Told_to_stop_it_takes_its_PostgreSQL_along()
    {
        await using var folder = new DataFolder();
        using var hub = await HubProcess.StartAndWaitAsync(folder.Path);
        using var postgres = hub.Postgres();

        Assert.Equal(0, await hub.TerminateAsync());

        await postgres.WaitForExitAsync();
        Assert.False(File.Exists(Path.Combine(folder.Path, "postgres/postmaster.pid")));
    }

    [Fact]
    public async Task Told_to_stop_while_it_makes_its_database_it_leaves_nothing_that_blocks_the_next_start()
    {
        await using var folder = new DataFolder();
        using var hub = HubProcess.Start(folder.Path);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Directory.Exists(Path.Combine(folder.Path, "postgres.new")))
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await hub.TerminateAsync();

        Assert.False(File.Exists(Path.Combine(folder.Path, "postgres/postmaster.pid")));
        await using var next = await folder.StartAsync();
        Assert.NotEmpty(next.ConnectionString);
    }

    [Fact]
    public async Task A_process_id_that_is_somebody_elses_by_now_blocks_nothing()
    {
        await using var folder = new DataFolder();
        await (await folder.StartAsync()).DisposeAsync();
        await File.WriteAllLinesAsync(Path.Combine(folder.Path, "postgres/postmaster.pid"),
            [$"{Environment.ProcessId}", Path.Combine(folder.Path, "postgres"), "1700000000", "5432", Path.Combine(folder.Path, "socket"), "", "  5432001    196626", "ready   "]);

        await using var next = await folder.StartAsync();

        Assert.Empty(await WrittenAsync(next));
    }

    [Fact]
    public async Task Nobody_else_on_the_machine_reaches_the_data()
    {
        const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var folder = new DataFolder();
        await using var server = await folder.StartAsync();

        foreach (var name in new[] { "postgres", "socket", "postgres.password", "hub.lock" })
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(folder.Path, name)) & Others);
        }
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess" };
        await using var source = NpgsqlDataSource.Create(wrong);
        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await source.OpenConnectionAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Root_is_told_of_a_folder_that_PostgreSQLs_user_cannot_reach()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "PostgreSQL runs as whoever runs the tests.");
        var closed = Directory.CreateTempSubdirectory("hub-test-");
        var options = new LocalPostgresOptions(Path.Combine(closed.FullName, "data"));

        var refused = await Assert.ThrowsAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None));

        Assert.Contains("cannot reach the data folder", refused.Message, StringComparison.Ordinal);
        closed.Delete(recursive: true);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_serves_as_well()
    {
        await using var folder = new DataFolder();
        var options = new LocalPostgresOptions(Path.Combine(folder.Path, new string('a', 100), "it's, far")) { ThrowAway = true };
        await using var server = await LocalPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);

        Assert.Empty(await WrittenAsync(server));
    }

    [Fact]
    public async Task A_throw_away_server_begins_empty_and_leaves_nothing()
    {
        await using var folder = new DataFolder();
        await using (var before = await folder.StartAsync())
        {
            await using var source = NpgsqlDataSource.Create(before.ConnectionString);
            await WriteAsync(source, times: 1);
        }

        await using (var server = await LocalPostgres.StartAsync(new(folder.Path) { Durable = false, ThrowAway = true }, NullLogger.Instance, CancellationToken.None))
        {
            Assert.Empty(await WrittenAsync(server));
        }

        Assert.False(Directory.Exists(folder.Path));
    }

    private static async Task WriteAsync(NpgsqlDataSource source, int times)
    {
        await CreateTableAsync(source);
        for (var number = 1; number <= times; number++) await InsertAsync(source, number);
    }

    /// <summary>Writes without pause while the server goes away.</summary>
    /// <returns>What the server had said yes to.</returns>
    private static async Task<List<long>> WriteUntilCutOffAsync(HubProcess hub, Func<Task> cutOffAsync)
    {
        await using var source = hub.Connect();
        await CreateTableAsync(source);
        var acknowledged = new List<long>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = WriteAllAsync();
        await enough.Task;
        await cutOffAsync();
        await writing;
        return acknowledged;

        async Task WriteAllAsync()
        {
            try
            {
                for (var number = 1; ; number++)
                {
                    await InsertAsync(source, number);
                    acknowledged.Add(number);
                    if (number == EnoughWrites) enough.SetResult();
                }
            }
            catch (NpgsqlException) when (enough.Task.IsCompleted)
            {
                // Cut off, as meant.
            }
        }
    }

    private static async Task CreateTableAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("create table if not exists writes (number bigint primary key)");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task InsertAsync(NpgsqlDataSource source, long number)
    {
        await using var command = source.CreateCommand("insert into writes values ($1)");
        command.Parameters.Add(new() { Value = number });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<long>> WrittenAsync(LocalPostgres server)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await CreateTableAsync(source);
        await using var command = source.CreateCommand("select coalesce(array_agg(number order by number), '{}') from writes");
        return (long[])(await command.ExecuteScalarAsync())!;
    }
}
