using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Access;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>The one database. Each feature maps its own tables in its <c>…Tables.cs</c> and reaches them with <c>Set&lt;T&gt;()</c>.</summary>
public sealed class HubDb(DbContextOptions<HubDb> options) : IdentityUserContext<Person, Guid>(options)
{
    public const string LiveChannel = "hub_live";

    /// <summary>The connection under this context, for bulk SQL inside the same transaction.</summary>
    public NpgsqlConnection Connection => (NpgsqlConnection)Database.GetDbConnection();

    /// <summary>Saves, and tells every server what changed: PostgreSQL delivers the news on commit or not at all.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        var topics = ChangeTracker.Entries<ILive>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => e.Entity.LiveTopic)
            .Distinct()
            .ToArray();
        if (topics.Length == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await AnnounceAsync(topics, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>For writers that go past the change tracker: open pages hear of it when the transaction commits.</summary>
    public Task AnnounceAsync(string[] topics, CancellationToken ct = default) =>
        Database.ExecuteSqlAsync($"select pg_notify({LiveChannel}, topic) from unnest({topics}) as topic", ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HubDb).Assembly);
        Naming.Apply(builder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);

    /// <summary>A row read at version n is saved as n + 1, so that two people at once cannot both win (api.md, Concurrency).</summary>
    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State == EntityState.Modified))
            if (entry.Metadata.FindProperty(Naming.Version) is { ClrType: var type } && type == typeof(int) && entry.Property(Naming.Version) is var version
                && (int)version.CurrentValue! == (int)version.OriginalValue!)
            {
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
    }
}
