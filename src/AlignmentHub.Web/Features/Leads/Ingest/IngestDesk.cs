using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Where rows are taken in: in one transaction, which begins again when somebody else was faster and which a dry run takes back.</summary>
public sealed class IngestDesk(IDbContextFactory<HubDb> databases, KnownCampaigns campaigns, TimeProvider clock)
{
    internal Task<T> RunAsync<T>(IngestTerms terms, Func<IngestAct, Task<T>> act, CancellationToken ct) => Contention.RetryAsync(async () =>
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            return await act(new IngestAct(db, transaction, terms, new References(campaigns, now), now));
        }
        catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            campaigns.Forget();
            throw;
        }
    }, ct);
}

/// <summary>One taking in of rows, of which nothing is left unless it ends.</summary>
internal sealed record IngestAct(HubDb Db, IDbContextTransaction Transaction, IngestTerms Terms, References References, DateTimeOffset Now)
{
    /// <summary>Sends the last statements and lets everything count.</summary>
    public Task EndAsync(SqlBatch last, CancellationToken ct) => last.CommitAsync(Transaction, ct);
}
