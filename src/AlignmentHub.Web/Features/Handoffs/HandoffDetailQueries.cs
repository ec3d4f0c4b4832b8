using System.Text.Json;
using System.Text.Json.Serialization;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>One hand-off in full: what the list says, and what was known, decided and done.</summary>
public sealed record HandoffDetail : HandoffLine
{
    internal HandoffDetail(HandoffLine line) : base(line)
    {
    }

    /// <summary>JSON: what was known of the lead when it was handed over.</summary>
    public required JsonElement Snapshot { get; init; }

    /// <summary>JSON: who could have got the lead, and why each other was passed over.</summary>
    public required JsonElement Routing { get; init; }

    public required bool IsManual { get; init; }

    public string? ManualReason { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? FirstTouchAt { get; init; }

    public DateTimeOffset? RecycleUntil { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The name of the person who ended it.</summary>
    public string? EndedBy { get; init; }

    public string? Comment { get; init; }

    /// <summary>The words of the reason.</summary>
    public string? ReasonLabel { get; init; }

    /// <summary>JSON: what the rep answered when qualifying.</summary>
    public JsonElement? Answers { get; init; }

    /// <summary>The number of the version of the SQL definition that asked.</summary>
    public int? SqlVersion { get; init; }

    /// <summary>The words of its questions, by key.</summary>
    public IReadOnlyDictionary<string, string> Questions { get; init; } = new Dictionary<string, string>();

    public required IReadOnlyList<OutreachLine> Outreaches { get; init; }

    /// <summary>Who got it after the routing had decided, earliest first; a matter of the page, too.</summary>
    [JsonIgnore]
    public IReadOnlyList<PassedOn> PassedOn { get; init; } = [];

    /// <summary>Who may act on it; a matter of the page, not of the contract.</summary>
    [JsonIgnore]
    public HandoffPlace Place { get; init; } = null!;
}

/// <param name="BackdatedReason">Set exactly when it was entered later than it took place.</param>
public sealed record OutreachLine(OutreachKind Kind, DateTimeOffset At, DateTimeOffset RecordedAt, string By, string? BackdatedReason, string? Note);

/// <param name="By">Absent: the hub, as its promises say.</param>
/// <param name="To">Absent: whoever takes it from the pool.</param>
public sealed record PassedOn(DateTimeOffset At, string? By, string? To, string? Why);

/// <summary>Reads one hand-off in full.</summary>
public sealed class HandoffDetailQueries(IDbContextFactory<HubDb> databases, HandoffQueries lines)
{
    public async Task<HandoffDetail?> FindAsync(Guid id, CancellationToken ct = default)
    {
        if (await lines.FindAsync(id, ct) is not { } line) return null;

        await using var db = await databases.CreateDbContextAsync(ct);
        var handoff = await db.Set<Handoff>().AsNoTracking().SingleAsync(h => h.Id == id, ct);
        var asked = await QuestionQueries.OfAsync(db, handoff.SqlVersionId, ct);
        return new HandoffDetail(line)
        {
            SqlVersion = asked?.Number, Questions = asked?.Content.Questions.ToDictionary(q => q.Key, q => q.Label) ?? [],
            Snapshot = Parse(handoff.Snapshot), Routing = Parse(handoff.Routing), IsManual = handoff.IsManual, ManualReason = handoff.ManualReason,
            ExpiresAt = handoff.ExpiresAt, AcceptedAt = handoff.AcceptedAt, FirstTouchAt = handoff.FirstTouchAt, RecycleUntil = handoff.RecycleUntil,
            EndedAt = handoff.EndedAt, Comment = handoff.Comment, Answers = handoff.Answers is null ? null : Parse(handoff.Answers),
            ReasonLabel = await db.Set<RejectionReason>().Where(r => r.Key == handoff.ReasonKey).Select(r => r.Label).SingleOrDefaultAsync(ct),
            EndedBy = await db.Set<Person>().Where(p => p.Id == handoff.EndedBy).Select(p => p.Name).SingleOrDefaultAsync(ct),
            Outreaches = await OutreachesAsync(db, id, ct),
            PassedOn = await PassedOnAsync(db, handoff.LiveTopic, ct), Place = await HandoffPlaces.OfAsync(db, handoff, ct),
        };
    }

    private static Task<List<OutreachLine>> OutreachesAsync(HubDb db, Guid id, CancellationToken ct) => db.Set<Outreach>()
        .Where(o => o.HandoffId == id)
        .OrderBy(o => o.RecordedAt)
        .ThenBy(o => o.Id)
        .Join(db.Set<Person>(), o => o.PersonId, p => p.Id, (o, p) => new OutreachLine(o.Kind, o.At, o.RecordedAt, p.Name, o.BackdatedReason, o.Note))
        .ToListAsync(ct);

    private static Task<List<PassedOn>> PassedOnAsync(HubDb db, string topic, CancellationToken ct) => db.Database.SqlQuery<PassedOn>(
        $"""
        select e.at as "At", p.name as "By", coalesce(e.after->>'rep', r.name) as "To", e.reason as "Why"
        from audit_entries e
        left join people p on p.id = e.actor_id
        left join people r on r.id = (e.after->>'repId')::uuid
        where e.subject = {topic} and e.act = 'handoff.reassigned'
        order by e.at, e.id
        """).ToListAsync(ct);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
