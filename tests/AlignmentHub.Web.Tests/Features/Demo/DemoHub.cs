using AlignmentHub.Web.Tests.Support;
using Npgsql;

namespace AlignmentHub.Web.Tests.Features.Demo;

/// <summary>A hub that started as the demo company.</summary>
public sealed class DemoHub : IAsyncLifetime
{
    public HubApp App { get; } = new() { Settings = { ["Hub:Demo"] = "true" } };

    public async ValueTask InitializeAsync() => await App.InitializeAsync();

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    /// <summary>The one value that a query answers.</summary>
    public async Task<T> OneAsync<T>(string query)
    {
        await using var source = NpgsqlDataSource.Create(App.ConnectionString);
        await using var command = source.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
