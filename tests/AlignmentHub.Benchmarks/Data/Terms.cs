namespace AlignmentHub.Benchmarks.Data;

/// <summary>What hand-offs of the data set refer to: the policy, the hours and the definition's version that the hub made for itself.</summary>
internal sealed record Terms(Guid Policy, Guid CalendarVersion, Guid Version, Guid PolicyVersion, DateTimeOffset Now);
