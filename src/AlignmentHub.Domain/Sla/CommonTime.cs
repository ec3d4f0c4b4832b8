namespace AlignmentHub.Domain.Sla;

/// <summary>
/// The time in which two calendars are open, each by the wall clock of its own zone. It goes from shift to shift of the first, so a question
/// costs as much as there are working days between.
/// </summary>
internal sealed class CommonTime(IOpenTime first, IOpenTime second) : IOpenTime
{
    public bool IsOpen(long utc) => first.IsOpen(utc) && second.IsOpen(utc);

    public bool IsDayOff(long utc) => first.IsDayOff(utc) || second.IsDayOff(utc);

    public long OpenUntil(long utc) => Math.Min(first.OpenUntil(utc), second.OpenUntil(utc));

    public long Between(long from, long to) => Shifts(from, to).Sum(shift => second.Between(shift.From, shift.To));

    public long? After(long from, long open, long limit)
    {
        foreach (var shift in Shifts(from, limit))
        {
            var common = second.Between(shift.From, shift.To);
            if (open <= common) return second.After(shift.From, open, shift.To);

            open -= common;
        }
        return null;
    }

    private IEnumerable<Span> Shifts(long from, long to)
    {
        while (from < to && first.After(from, 1, to) - 1 is { } opened)
        {
            from = Math.Min(first.OpenUntil(opened), to);
            yield return new Span(opened, from);
        }
    }
}
