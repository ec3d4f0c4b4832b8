namespace AlignmentHub.Domain.Sla;

/// <summary>Working hours of one local day, from included, to excluded; 24 hours as end is the end of the day.</summary>
public sealed record WorkInterval(TimeSpan From, TimeSpan To);
