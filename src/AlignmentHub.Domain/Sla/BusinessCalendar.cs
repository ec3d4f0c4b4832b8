namespace AlignmentHub.Domain.Sla;

/// <summary>Working hours.</summary>
public sealed class BusinessCalendar
{
    public DateTimeOffset? Due(DateTimeOffset start, TimeSpan worktime) => start + worktime + _none;

    private readonly TimeSpan _none = TimeSpan.Zero;
}
