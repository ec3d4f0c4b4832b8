using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace AlignmentHub.Benchmarks.Hub;

/// <summary>Writes down the statements that a data call sends, so that exactly these can be run without the hub.</summary>
internal sealed class CommandCapture : DbCommandInterceptor
{
    private ConcurrentQueue<BareStatement>? _statements;

    /// <summary>What the call sends, in order.</summary>
    public async Task<IReadOnlyList<BareStatement>> OfAsync(Func<Task> call)
    {
        var statements = new ConcurrentQueue<BareStatement>();
        _statements = statements;
        await call();
        _statements = null;
        return [.. statements];
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        _statements?.Enqueue(new(command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())]));
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
