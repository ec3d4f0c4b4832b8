using System.Text.Json;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

/// <summary>A generated calendar, some instants in order and some pauses around them; amounts are whole minutes.</summary>
internal sealed record CalendarCase(
    CalendarDocument Document, DateTimeOffset Start, DateTimeOffset Middle, DateTimeOffset End, TimeSpan Some, TimeSpan More, Pause[] Pauses)
{
    public BusinessCalendar Calendar { get; } = Document.Read().Value!;

    public override string ToString() => JsonSerializer.Serialize(new { Document, Start, Middle, End, Some, More, Pauses });
}
