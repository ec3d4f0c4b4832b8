using System.Text.Json;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Somebody of the demo company whom a visitor may be.</summary>
public sealed record DemoPersona(string Email, string Name, string Role);

/// <summary>The people of the demo company. In any other hub there are none, whatever the database holds.</summary>
public sealed class DemoPersonas(IDbContextFactory<HubDb> databases, IOptions<HubOptions> options)
{
    /// <summary>The setting in which the demo company leaves them, as a JSON array.</summary>
    public const string Setting = "demo.personas";

    /// <summary>Whether the hub holds the demo company and was started as another, so that nobody of it can come in.</summary>
    public async Task<bool> AreAsleepAsync(CancellationToken ct = default)
    {
        if (options.Value.Demo) return false;

        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<HubSetting>().AnyAsync(s => s.Key == Setting, ct);
    }

    public async Task<IReadOnlyList<DemoPersona>> AllAsync(CancellationToken ct = default)
    {
        if (!options.Value.Demo) return [];

        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<HubSetting>().Where(s => s.Key == Setting).Select(s => s.Value).SingleOrDefaultAsync(ct) is { } personas
            ? JsonSerializer.Deserialize<List<DemoPersona>>(personas, JsonSerializerOptions.Web)!
            : [];
    }
}
