namespace AlignmentHub.Domain.Leads;

/// <summary>The company of one or more leads; unique by web domain.</summary>
public sealed class Account
{
    private Account() { } // EF Core

    public Guid Id { get; private init; }

    /// <summary>The web domain in ASCII and lower case, such as <c>acme.example</c>.</summary>
    public string Domain { get; private init; } = "";

    public string? Name { get; private set; }

    public string? Industry { get; private set; }

    public int? Employees { get; private set; }

    /// <summary>Yearly revenue in minor units of the reporting currency.</summary>
    public long? RevenueMinor { get; private set; }

    public string? Country { get; private set; }

    /// <summary>Whether sales wants this company as a customer by name.</summary>
    public bool IsTarget { get; private set; }

    public Guid? OwnerId { get; private set; }

    /// <summary>Fields of the company's own, as a JSON object.</summary>
    public string Custom { get; private set; } = "{}";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }
}
