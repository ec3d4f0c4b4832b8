namespace AlignmentHub.Domain.Leads;

/// <summary>A filter of the list of leads under a name, of one person or for everybody.</summary>
public sealed class SavedView : ILive
{
    public const int LongestName = 60;
    public const int LongestAddress = 2000;

    private const string List = "/leads";

    private SavedView() { } // EF Core

    public Guid Id { get; private init; }

    public Guid OwnerId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>Where it leads: the list with its filters.</summary>
    public string Address { get; private set; } = "";

    public bool IsShared { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public string LiveTopic => $"lead-view/{Id}";

    public static Outcome<SavedView> Save(Guid owner, string? name, string address, bool isShared, DateTimeOffset now)
    {
        var read = name?.Trim();
        if (read is not { Length: > 0 and <= LongestName } || read.Contains('\0', StringComparison.Ordinal)) return Refusal.Field("name", $"Give a name of at most {LongestName} characters.");
        if (address.Length > LongestAddress || (address != List && !address.StartsWith($"{List}?", StringComparison.Ordinal))) return Refusal.Field("address", "Only the list of leads can be saved as a view.");

        return new SavedView { Id = Guid.CreateVersion7(now), OwnerId = owner, Name = read, Address = address, IsShared = isShared, CreatedAt = now };
    }

    /// <summary>The same name again means the filters of now.</summary>
    public void Replace(SavedView by) => (Address, IsShared) = (by.Address, by.IsShared);
}
