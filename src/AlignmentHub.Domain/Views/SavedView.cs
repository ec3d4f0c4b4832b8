using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Views;

/// <summary>A page with its filters under a name, of one person or for everybody who may see that page.</summary>
public sealed class SavedView : ILive
{
    public const int LongestName = 60;
    public const int LongestAddress = 2000;

    // An address that leads elsewhere would turn a shared view into a trap.
    private static readonly IReadOnlyDictionary<string, Permission> Pages = new Dictionary<string, Permission>
    {
        ["/leads"] = Permission.ReadLeads,
        ["/revenue"] = Permission.ReadRevenue,
    };

    private SavedView() { } // EF Core

    public Guid Id { get; private init; }

    public Guid OwnerId { get; private init; }

    /// <summary>The page that it is a view of, such as <c>/leads</c>.</summary>
    public string Page { get; private init; } = "";

    public string Name { get; private init; } = "";

    /// <summary>Where it leads: the page with its filters, such as <c>/revenue?by=Campaign</c>.</summary>
    public string Address { get; private set; } = "";

    public bool IsShared { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public string LiveTopic => $"view/{Id}";

    public static Outcome<SavedView> Save(Actor by, string? name, string address, bool isShared, DateTimeOffset now)
    {
        if (by.PersonId is not { } owner) return Refusal.Forbidden("Only people save views.");

        var page = PageOf(address);
        if (address.Length > LongestAddress || !Pages.TryGetValue(page, out var needed)) return Refusal.Field("address", $"Only these pages can be saved as a view: {string.Join(", ", Pages.Keys)}.");
        if (by.Needs(needed).Refusal is { } forbidden) return forbidden;

        var read = name?.Trim();
        if (read is not { Length: > 0 and <= LongestName } || read.Contains('\0', StringComparison.Ordinal)) return Refusal.Field("name", $"Give a name of at most {LongestName} characters.");

        return new SavedView { Id = Guid.CreateVersion7(now), OwnerId = owner, Page = page, Name = read, Address = address, IsShared = isShared, CreatedAt = now };
    }

    /// <summary>The page of an address with filters.</summary>
    public static string PageOf(string address) => address.Split('?')[0];

    /// <summary>The same name again means the filters of now.</summary>
    public void Replace(SavedView by) => (Address, IsShared) = (by.Address, by.IsShared);
}
