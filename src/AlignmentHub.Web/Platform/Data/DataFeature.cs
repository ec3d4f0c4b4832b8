using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

internal static class DataFeature
{
    // Statements are prepared by themselves after a few uses; a hub has some hundred different ones.
    private const int PreparedStatements = 200;
    private const int BufferSize = 64 * 1024;

    public static IServiceCollection AddHubData(this IServiceCollection services, HubServer server)
    {
        // Nothing here leaves a trace in a session (locks and settings end with their transaction), so none has to be wiped off each time.
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            MaxAutoPrepare = PreparedStatements, NoResetOnClose = true, ApplicationName = "AlignmentHub",
            // With less, a stream of millions of rows would wait for the socket a hundred thousand times.
            ReadBufferSize = BufferSize, WriteBufferSize = BufferSize,
        };
        services.AddSingleton(_ => NpgsqlDataSource.Create(settings));
        services.AddHostedService(_ => new KeepServer(server));
        services.AddPooledDbContextFactory<HubDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(new Nesting(), new NewsOfCommits(), new LostCommits())
            .ReplaceService<IRelationalTransactionFactory, NestingTransactionFactory>());
        services.Replace(ServiceDescriptor.Singleton<IDbContextFactory<HubDb>, HubDbFactory>());
        // ASP.NET Core Identity asks for a context of its own in each scope.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<HubDb>>().CreateDbContext());
        return services;
    }

    /// <summary>Brings the schema up to date. Two servers that start at once take turns: EF Core holds a lock while it migrates.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken ct = default)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HubDb>>().CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }
}
