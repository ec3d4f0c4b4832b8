using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Where a use case begins a transaction inside <see cref="OneTransaction"/>, it gets that one with a savepoint in it.</summary>
internal sealed class Nesting : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (OneTransaction.Current is not { } one || one.Transaction.Connection != connection) return result;

        await one.SaveAsync(cancellationToken);
        return InterceptionResult<DbTransaction>.SuppressWithResult(one.Transaction);
    }
}

/// <summary>Makes <see cref="NestedTransaction"/>s of what <see cref="Nesting"/> gave.</summary>
internal sealed class NestingTransactionFactory(RelationalTransactionFactoryDependencies dependencies) : RelationalTransactionFactory(dependencies)
{
    public override RelationalTransaction Create(
        IRelationalConnection connection, DbTransaction transaction, Guid transactionId,
        IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Database.Transaction> logger, bool transactionOwned)
    {
        if (OneTransaction.Current is not { } one || one.Transaction != transaction) return base.Create(connection, transaction, transactionId, logger, transactionOwned);

        return new NestedTransaction(connection, transaction, transactionId, one.LastSavepoint, logger, Dependencies.SqlGenerationHelper);
    }
}
