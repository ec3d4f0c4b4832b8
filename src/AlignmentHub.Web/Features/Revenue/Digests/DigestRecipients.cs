using System.Globalization;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Digests;

/// <param name="Culture">In which this person reads numbers.</param>
internal sealed record DigestRecipient(Guid Id, CultureInfo Culture);

internal static class DigestRecipients
{
    private static readonly Role[] Readers = [Role.Leader, Role.SalesManager, Role.Marketer];

    /// <summary>Leaders, managers and marketers who were here in the week and have not got its digest yet.</summary>
    public static async Task<IReadOnlyList<DigestRecipient>> WaitingAsync(HubDb db, string cause, DateTimeOffset weekEnd, CancellationToken ct)
    {
        var people = await db.Set<Person>()
            .Where(p => p.IsActive && p.CreatedAt < weekEnd && !db.Set<OutboxMessage>().Any(m => m.PersonId == p.Id && m.Cause == cause))
            .OrderBy(p => p.Id)
            .Select(p => new { p.Id, p.Culture, p.Roles })
            .ToListAsync(ct);
        return [.. from person in people
                   where person.Roles.Intersect(Readers).Any() && Permissions.Of(person.Roles).Contains(Permission.ReadRevenue)
                   select new DigestRecipient(person.Id, CultureInfo.GetCultureInfo(person.Culture ?? "en"))];
    }
}
