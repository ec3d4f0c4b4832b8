using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>A database of its own, copied in milliseconds from one that is migrated once.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string Server = Environment.GetEnvironmentVariable("HUB_TEST_SERVER") ?? "Host=localhost;Username=postgres";
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static string? s_template;

    private readonly string _name = $"hub_{Guid.NewGuid():n}";

    private TestDatabase()
    {
    }

    public string ConnectionString => $"{Server};Database={_name};Maximum Pool Size=30";

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await OneAtATime.WaitAsync();
        try
        {
            s_template ??= await CreateTemplateAsync();
            await ExecuteAsync($"create database {database._name} template {s_template}");
        }
        finally
        {
            OneAtATime.Release();
        }

        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database {_name} with (force)");

    private static async Task<string> CreateTemplateAsync()
    {
        var name = $"hub_template_{Environment.ProcessId}";
        await ExecuteAsync($"drop database if exists {name} with (force)");
        await ExecuteAsync($"create database {name}");
        await using var db = new HubDb(new DbContextOptionsBuilder<HubDb>().UseNpgsql($"{Server};Database={name};Pooling=false").Options);
        await db.Database.MigrateAsync();
        return name;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
