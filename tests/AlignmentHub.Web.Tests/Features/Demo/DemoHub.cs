using AlignmentHub.Web.Tests.Support;
using Npgsql;

namespace AlignmentHub.Web.Tests.Features.Demo;

/// <summary>A hub that started as the demo company.</summary>
public sealed class DemoHub : IAsyncLifetime
{
    public HubApp App { get; } = new() { Settings = { ["Hub:Demo"] = "true" } };

    public async ValueTask InitializeAsync() => await App.InitializeAsync();

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    /// <summary>The one value that a query answers; in it, $1 is the present instant.</summary>
    public Task<T> OneAsync<T>(string query) => OneAsync<T>(App, query);

    public static async Task<T> OneAsync<T>(HubApp app, string query)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand(query);
        if (query.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = app.Clock.GetUtcNow() });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
