namespace AlignmentHub.Domain.Sla;

/// <summary>Time that does not count although the calendar is open, from included, to excluded. Several act as their union.</summary>
public sealed record Pause(DateTimeOffset From, DateTimeOffset To);
