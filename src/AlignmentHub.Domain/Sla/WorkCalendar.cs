namespace AlignmentHub.Domain.Sla;

/// <summary>A named calendar; each version is kept, so that a clock can be checked against the hours it was started with.</summary>
public sealed class WorkCalendar : ILive
{
    private WorkCalendar() { } // EF Core

    public Guid Id { get; private init; }

    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The version that new clocks use.</summary>
    public Guid CurrentVersionId { get; private set; }

    /// <summary>Whether teams without a calendar of their own use it; exactly one does.</summary>
    public bool IsDefault { get; private init; }

    public int Version { get; private set; }

    public string LiveTopic => $"calendar/{Id}";

    public static WorkCalendar Create(string key, string name, bool isDefault, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Key = key, Name = name, IsDefault = isDefault };

    public CalendarVersion Change(string name, int number, string document, Guid? by, DateTimeOffset now)
    {
        var version = CalendarVersion.Create(Id, number, document, by, now);
        (Name, CurrentVersionId) = (name, version.Id);
        return version;
    }
}
