using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Lets the pages hear of what a context wrote when its own transaction has been committed.</summary>
internal sealed class NewsOfCommits : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as HubDb)?.TellNews();
        return Task.CompletedTask;
    }
}
