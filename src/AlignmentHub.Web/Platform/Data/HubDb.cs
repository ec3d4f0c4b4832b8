using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Live;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>The one database. Each feature maps its own tables in its <c>…Tables.cs</c> and reaches them with <c>Set&lt;T&gt;()</c>.</summary>
public sealed class HubDb(DbContextOptions<HubDb> options) : IdentityUserContext<Person, Guid>(options)
{
    public const string LiveChannel = "hub_live";

    private readonly List<string> _news = [];

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

    /// <summary>For writers of many rows, whose commits must not wait for each other: pages hear of it a moment after the commit (<see cref="LiveNews"/>).</summary>
    internal void TellOnCommit(IReadOnlyCollection<string> topics)
    {
        if (OneTransaction.Current is { } one && one.Holds(Connection))
        {
            one.TellOnCommit(this.GetService<LiveNews>(), topics);
            return;
        }

        _news.AddRange(topics);
        if (Database.CurrentTransaction is null) TellNews();
    }

    /// <summary>What was written has been committed.</summary>
    internal void TellNews()
    {
        if (_news.Count > 0) this.GetService<LiveNews>().Tell(_news);
        _news.Clear();
    }

    /// <summary>Contexts come from a pool; what was taken back is no news of the next one.</summary>
    public override ValueTask DisposeAsync()
    {
        _news.Clear();
        return base.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HubDb).Assembly);
        Naming.Apply(builder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Conventions.Replace<ForeignKeyIndexConvention>(
            services => new IndexesOfReferences(services.GetRequiredService<ProviderConventionSetBuilderDependencies>()));
    }

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
