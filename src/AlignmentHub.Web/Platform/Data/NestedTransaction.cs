using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>A use case's transaction inside <see cref="OneTransaction"/>: a savepoint that is released instead of committed.</summary>
internal sealed class NestedTransaction(
    IRelationalConnection connection, DbTransaction transaction, Guid id, string savepoint,
    IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Database.Transaction> logger, ISqlGenerationHelper sql)
    : RelationalTransaction(connection, transaction, id, logger, transactionOwned: false, sql)
{
    private readonly IRelationalConnection _connection = connection;
    private readonly DbTransaction _transaction = transaction;
    private bool _decided;

    public override async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        _decided = true;
        await _transaction.ReleaseAsync(savepoint, cancellationToken);
        await ClearTransactionAsync(cancellationToken);
    }

    public override async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        _decided = true;
        await _transaction.RollbackAsync(savepoint, cancellationToken);
        await ClearTransactionAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        // What a lost connection had begun is undone already; to say so again would hide why it was lost.
        if (!_decided && _connection.DbConnection.State == ConnectionState.Open) await RollbackAsync();
        await base.DisposeAsync();
    }

    public override void Commit() => throw Async();

    public override void Rollback() => throw Async();

    public override void Dispose()
    {
        if (!_decided) throw Async();
        base.Dispose();
    }

    private static NotSupportedException Async() => new("Begin, commit and dispose transactions asynchronously.");
}
