using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>Closes the month that has ended. One that people opened again stays open until they close it.</summary>
public sealed class MonthCloseJob(JobLog log, CloseMonth close, ClosedMonthQueries months, RevenuePeriods periods) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, (_, ct) => RunAsync(ct), cancellationToken);

    public async Task<string> RunAsync(CancellationToken ct = default)
    {
        var today = periods.Today;
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (await months.WasClosedAsync(month, ct)) return $"{month:yyyy-MM} was closed before";

        var closed = await close.RunAsync(month, Actor.System, ct);
        return closed.Refusal is { } no ? $"{month:yyyy-MM} stays open: {no.Reason}" : $"{month:yyyy-MM} is closed";
    }
}
