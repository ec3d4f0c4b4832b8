using System.Text.Json;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Digests;

/// <summary>Writes everybody's digest of the last week into the outbox, once per person and week however often and on however many servers it runs.</summary>
public sealed class WriteDigests(IDbContextFactory<HubDb> databases, DigestQueries digests, ChangeSentences sentences, PersonHours hours)
{
    public const string Kind = "RevenueDigest";

    /// <summary>How many were written.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        var monday = digests.LastWeek(now);
        var cause = $"{Kind}/{monday:yyyy-MM-dd}";
        await using var db = await databases.CreateDbContextAsync(ct);
        var people = await DigestRecipients.WaitingAsync(db, cause, digests.SpanOf(monday).To, ct);
        if (people.Count == 0) return 0;

        var numbers = await digests.OfAsync(monday, ct);
        var work = await hours.OfAsync(db, [.. people.Select(person => person.Id)], ct);
        var link = new RevenueView($"{monday:yyyy-MM-dd}", $"{monday.AddDays(7):yyyy-MM-dd}").Address;
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        batch.Add("""
            insert into outbox_messages (id, person_id, kind, facts, link, cause, reason, is_digest, send_at, created_at)
            select u.id, u.person_id, $3, u.facts::jsonb, $5, $6, $7, false, u.send_at, $9
            from unnest($1, $2, $4, $8) as u (id, person_id, facts, send_at)
            on conflict (person_id, cause) do nothing
            returning id
            """)
            .Column(people, _ => Guid.CreateVersion7(now)).Column(people, p => p.Id).With(Kind).Column(people, p => Facts(numbers, p)).With(link).With(cause)
            .With("The numbers of a week, for those who read revenue.").Column(people, p => work[p.Id].NextOpen(now)).With(now);
        await using var reader = await batch.ReadAsync(ct);
        return (await reader.RowsAsync(row => row.GetGuid(0), ct)).Count;
    }

    private string Facts(DigestNumbers numbers, DigestRecipient person) => JsonSerializer.Serialize(
        new DigestFacts(numbers.Monday, sentences.In(person.Culture, numbers.Change), sentences.Currency, numbers.Change.Now, numbers.Change.Before, DigestQuarter.Of(numbers.Quarter, numbers.TargetMinor)),
        Body.Options);
}
