using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Contexts from the pool, or, within <see cref="OneTransaction"/>, contexts that take part in it.</summary>
internal sealed class HubDbFactory(DbContextOptions<HubDb> options) : IDbContextFactory<HubDb>
{
    private readonly PooledDbContextFactory<HubDb> _pool = new(options);

    public HubDb CreateDbContext() => OneTransaction.Current is { } one ? one.NewContext(options) : _pool.CreateDbContext();
}
