namespace AlignmentHub.Domain.Revenue;

/// <summary>A page of reports as somebody set it up, under a name.</summary>
public sealed class ReportView : ILive
{
    public const int LongestName = 100;

    public const int LongestAddress = 1000;

    private ReportView() { } // EF Core

    public Guid Id { get; private init; }

    public Guid OwnerId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>The page with its filters, such as <c>/revenue?by=Campaign</c>.</summary>
    public string Address { get; private init; } = "";

    /// <summary>Whether everybody who may see revenue sees it.</summary>
    public bool IsShared { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public string LiveTopic => "view/";

    public static Outcome<ReportView> Save(Guid owner, string name, string address, bool isShared, DateTimeOffset now)
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName } words) return Refusal.Field("name", $"Give the view a name of at most {LongestName} characters.");
        // An address that leads elsewhere would turn a shared view into a trap.
        if (address is not ['/', not ('/' or '\\'), ..] || address.Length > LongestAddress) return Refusal.Field("address", "Only pages of this hub can be saved.");

        return new ReportView { Id = Guid.CreateVersion7(now), OwnerId = owner, Name = words, Address = address, IsShared = isShared, CreatedAt = now };
    }
}
