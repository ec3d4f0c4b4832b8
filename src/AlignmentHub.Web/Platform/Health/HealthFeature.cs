using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace AlignmentHub.Web.Platform.Health;

/// <summary>What supervisors ask: is the process alive, and can it serve.</summary>
internal static class HealthFeature
{
    private const string Ready = "ready";

    public static IServiceCollection AddHubHealth(this IServiceCollection services, IConfiguration configuration)
    {
        var checks = services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [Ready]);
        if (configuration.GetValue("Hub:Jobs:Enabled", true)) checks.AddQuartz(quartz => quartz.Tags.Add(Ready));
        return services;
    }

    public static void MapHubHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}

/// <summary>Healthy when the database answers and has every migration of this program.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<HubDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var missing = await db.Database.GetPendingMigrationsAsync(cancellationToken);
        return missing.Any() ? HealthCheckResult.Unhealthy("The database lacks migrations of this program.") : HealthCheckResult.Healthy();
    }
}
