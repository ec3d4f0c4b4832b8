using System.Globalization;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>A time in which a rep gets no leads: out of office from an instant to another, or away until further notice.</summary>
public sealed class Absence : ILive
{
    /// <summary>The longest note that goes with it.</summary>
    public const int NoteLimit = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(730);

    private Absence() { } // EF Core

    public Guid Id { get; private init; }
    public Guid PersonId { get; private init; }
    public DateTimeOffset StartsAt { get; private init; }
    /// <summary>Absent: until the person switches it off.</summary>
    public DateTimeOffset? EndsAt { get; private set; }
    public string? Note { get; private init; }
    public Guid EnteredBy { get; private init; }
    public DateTimeOffset EnteredAt { get; private init; }

    public string LiveTopic => $"absence/{PersonId}";

    /// <summary>"I am away", from now until it is switched off.</summary>
    public static Absence Switch(Guid person, Guid by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), PersonId = person, StartsAt = now, EnteredBy = by, EnteredAt = now };

    public static Outcome<Absence> OutOfOffice(Guid person, DateTimeOffset from, DateTimeOffset until, string? note, Guid by, DateTimeOffset now)
    {
        if (until <= from) return Refusal.Field("until", "Choose an end after the beginning.");
        if (until <= now) return Refusal.Field("until", "This time is over. Choose an end that is still to come.");
        if (until - from > Longest) return Refusal.Field("until", $"Choose at most {Longest.Days} days.");
        if (note?.Length > NoteLimit) return Refusal.Field("note", $"Use at most {NoteLimit} characters.");

        return new Absence { Id = Guid.CreateVersion7(now), PersonId = person, StartsAt = from, EndsAt = until, Note = note, EnteredBy = by, EnteredAt = now };
    }

    public bool Covers(DateTimeOffset at) => StartsAt <= at && (EndsAt is not { } end || at < end);

    /// <summary>Back earlier than planned; one that has not begun never takes place.</summary>
    public Outcome End(DateTimeOffset now)
    {
        if (EndsAt <= now || EndsAt <= StartsAt) return new Refusal("This absence is over already.");

        EndsAt = StartsAt > now ? StartsAt : now;
        return Outcome.Done;
    }

    /// <summary>Why the person is passed over, in words for the routing line.</summary>
    public static string Why(DateTimeOffset? until) =>
        until is { } end ? $"away until {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "switched to away";
}
