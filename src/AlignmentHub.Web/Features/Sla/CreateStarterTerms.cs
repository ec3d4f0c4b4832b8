using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Gives a new hub the calendar and the policy it can begin with (semantics.md 4.5). Harmless to run again.</summary>
public sealed class CreateStarterTerms(IDbContextFactory<HubDb> databases, TimeProvider clock, IOptions<HubOptions> hub)
{
    public const string CalendarKey = "default";

    private static readonly string[] OfficeDays = ["mon", "tue", "wed", "thu", "fri"];

    /// <summary>In a transaction of its own: what asks for the terms may still be rolled back, and others already go on with them.</summary>
    public async Task RunAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('starter-terms'))", ct); // two servers at once

        var now = clock.GetUtcNow();
        if (!await db.Set<WorkCalendar>().AnyAsync(c => c.IsDefault, ct)) AddCalendar(db, now);
        if (!await db.Set<SlaPolicy>().AnyAsync(p => p.IsFallback, ct)) AddPolicy(db, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static void AddPolicy(HubDb db, DateTimeOffset now)
    {
        var (policy, version) = SlaPolicy.Starter(now);
        db.AddRange(policy, version);
    }

    private void AddCalendar(HubDb db, DateTimeOffset now)
    {
        var calendar = WorkCalendar.Create(CalendarKey, "Office hours", isDefault: true, now);
        db.AddRange(calendar, calendar.Change(calendar.Name, 1, OfficeHours().ToJson(), by: null, now));
    }

    private CalendarDocument OfficeHours() => new()
    {
        TimeZone = hub.Value.TimeZone,
        Week = OfficeDays.ToDictionary(day => day, _ => (IReadOnlyList<IReadOnlyList<string>>?)[["09:00", "17:00"]]),
    };
}
