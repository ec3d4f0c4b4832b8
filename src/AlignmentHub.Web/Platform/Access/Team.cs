using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>People of one side who work under one calendar and, maybe, one manager.</summary>
public sealed class Team : ILive
{
    public Guid Id { get; init; }

    public string Key { get; init; } = "";

    public string Name { get; set; } = "";

    public TeamSide Side { get; set; }

    public Guid? ManagerId { get; set; }

    /// <summary>The hours its promises run in; absent: the default calendar.</summary>
    public Guid? CalendarId { get; set; }

    public int Version { get; private set; } = 1;

    public string LiveTopic => $"team/{Id}";
}
