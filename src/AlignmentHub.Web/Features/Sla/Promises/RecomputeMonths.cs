using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <param name="Promises">Of the months that have ended, worked out from what happened.</param>
/// <param name="Missed">Those of them that were not kept.</param>
/// <param name="Told">Messages about them that were news.</param>
public sealed record MonthsRecomputed(int Promises, int Missed, int Told);

/// <summary>
/// Works out how marketing kept what it promised for the months that have just ended, and tells it once of each miss. Until its close nothing of a
/// month is stored, so the result is that of every page, however often it runs.
/// </summary>
public sealed class RecomputeMonths(IDbContextFactory<HubDb> databases, MonthQueries months, PostNotices notices, TimeProvider clock)
{
    // Also the month before, for a hub that was down over the turn of one.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(40);

    public async Task<MonthsRecomputed> RunAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var ended = (await months.DueAsync(new ReportPeriod(now - LookBack, now), ct: ct)).Where(score => score.Promise.IsOver).ToList();
        var missed = ended.Where(score => score.Promise.Standing == PromiseStanding.Missed).ToList();
        return new(ended.Count, missed.Count, missed.Count == 0 ? 0 : await TellAsync(missed, now, ct));
    }

    private async Task<int> TellAsync(List<MonthScore> missed, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var people = await MarketingAsync(db, ct);
        var told = await notices.RunAsync(db, [.. from score in missed from person in people select ToNotice(score, person, now)], ct);
        await transaction.CommitAsync(ct);
        return told;
    }

    /// <summary>Who leads marketing; where nobody does, everybody in its teams.</summary>
    private static async Task<IReadOnlyList<Guid>> MarketingAsync(HubDb db, CancellationToken ct)
    {
        var teams = db.Set<Team>().Where(team => team.Side == TeamSide.Marketing);
        var managers = await db.Users.Where(p => p.IsActive && teams.Any(team => team.ManagerId == p.Id)).Select(p => p.Id).ToListAsync(ct);
        return managers.Count > 0 ? managers : await db.Users.Where(p => p.IsActive && teams.Any(team => team.Id == p.TeamId)).Select(p => p.Id).ToListAsync(ct);
    }

    private static Notice ToNotice(MonthScore score, Guid person, DateTimeOffset now)
    {
        var (promise, month) = (JsonNamingPolicy.CamelCase.ConvertName($"{score.Promise.Kind}"), $"{score.Promise.Month:yyyy-MM}");
        return new()
        {
            Id = Guid.CreateVersion7(now), PersonId = person, Kind = NoticeKind.Breached, CreatedAt = now, Link = $"/sla/scorecard?from={score.Promise.Month:yyyy-MM-dd}",
            Cause = $"month/{month}/{promise}/{score.Team}", Reason = "What marketing promised for the month was missed.",
            Facts = JsonSerializer.Serialize(new { promise, about = score.TeamName is { } team ? $"{month}, {team}" : month, score.Promise.Actual, score.Promise.Target }, JsonSerializerOptions.Web),
        };
    }
}
