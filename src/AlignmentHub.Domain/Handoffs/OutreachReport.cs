namespace AlignmentHub.Domain.Handoffs;

/// <summary>What a rep says about a call, a mail or a meeting that took place.</summary>
/// <param name="At">When it took place; absent: just now.</param>
/// <param name="Reason">Why it is entered later than it took place.</param>
public sealed record OutreachReport(OutreachKind Kind, DateTimeOffset? At = null, string? Reason = null, string? Note = null)
{
    /// <summary>Clocks of two computers differ, and typing takes time: what is entered as so long ago, or so soon, is now.</summary>
    public static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    /// <summary>Logs it on the hand-off, flagged when it is back-dated (semantics.md 4.10).</summary>
    public Outcome<Outreach> On(Handoff handoff, Guid by, DateTimeOffset now)
    {
        var reason = FreeText.Read("reason", Reason, FreeText.LongestReason);
        var note = FreeText.Read("note", Note, FreeText.LongestNote);
        if ((reason.Refusal ?? note.Refusal) is { } unreadable) return unreadable;

        var at = At is { } entered && (now - entered).Duration() > JustNow ? entered : now;
        if (at > now) return Refusal.Field("at", "Enter what has taken place; this is still to come.");
        if (at < handoff.CreatedAt) return Refusal.Field("at", "This was before the lead was handed over. Enter a later time.");
        if (at < now && reason.Value is null) return Refusal.Field("reason", "Say why this is entered later than it took place.");
        if (handoff.LogOutreach(at).Refusal is { } refusal) return refusal;

        return Outreach.Log(handoff.Id, handoff.LeadId, by, Kind, at, at < now ? reason.Value : null, note.Value, now);
    }
}
