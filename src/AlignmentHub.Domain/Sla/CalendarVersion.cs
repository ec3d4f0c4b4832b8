using System.Security.Cryptography;

namespace AlignmentHub.Domain.Sla;

/// <summary>The hours of a calendar from one change to the next, or those that two such versions have in common; never edited.</summary>
public sealed class CalendarVersion
{
    private CalendarVersion() { } // EF Core

    public Guid Id { get; private init; }

    /// <summary>Absent for common hours, which belong to no calendar.</summary>
    public Guid? CalendarId { get; private init; }

    public int Number { get; private init; }

    /// <summary>Week, holidays and exceptions in the shape of sla-semantics.md, as JSON; empty for common hours.</summary>
    public string Document { get; private init; } = "{}";

    /// <summary>Of common hours: those of the team.</summary>
    public Guid? TeamVersionId { get; private init; }

    /// <summary>Of common hours: those of the rep.</summary>
    public Guid? RepVersionId { get; private init; }

    public Guid? CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The id of what two versions have in common: the same wherever it is worked out, so nobody has to look for it.</summary>
    public static Guid IdOfCommon(Guid team, Guid rep)
    {
        var name = SHA256.HashData([.. team.ToByteArray(bigEndian: true), .. rep.ToByteArray(bigEndian: true)]).AsSpan(0, 16);
        name[6] = (byte)((name[6] & 0x0f) | 0x80); // version 8 of RFC 9562: made by a rule of one's own
        name[8] = (byte)((name[8] & 0x3f) | 0x80);
        return new Guid(name, bigEndian: true);
    }

    internal static CalendarVersion Create(Guid calendarId, int number, string document, Guid? by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), CalendarId = calendarId, Number = number, Document = document, CreatedBy = by, CreatedAt = now };
}
