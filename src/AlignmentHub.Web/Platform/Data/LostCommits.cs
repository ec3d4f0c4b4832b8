using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Notes of an exception that it came from a commit, so that nobody is told that nothing was saved.</summary>
internal sealed class LostCommits : DbTransactionInterceptor
{
    public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Action == "Commit") Outage.MarkAsOfCommit(eventData.Exception);
        return Task.CompletedTask;
    }
}
