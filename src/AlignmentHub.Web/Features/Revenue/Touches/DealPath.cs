using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <param name="ClosedAt">Absent while it is open.</param>
public sealed record DealHead(Guid Id, string Name, string? Account, string Stage, long ReportingMinor, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt, string? Owner);

/// <summary>One deal, who took part in it, and the marketing touches that led to it, oldest first.</summary>
public sealed record DealPath(DealHead Deal, IReadOnlyList<DealPerson> People, IReadOnlyList<PathTouch> Touches)
{
    /// <param name="now">Where the path of an open deal ends.</param>
    public TouchPath Path(DateTimeOffset now) =>
        new([.. Touches.Select(touch => touch.At)], People.Count == 0 ? null : People.Min(person => person.CreatedAt), Deal.CreatedAt, Deal.ClosedAt ?? now);
}

/// <param name="Role">Absent for somebody who is only of the same account.</param>
public sealed record DealPerson(Guid LeadId, string Name, string? Role, DateTimeOffset CreatedAt);

public sealed record PathTouch(Guid Id, DateTimeOffset At, string Type, string? Campaign, string? Source, string? Asset, string Lead);
