namespace AlignmentHub.Domain.Leads;

/// <summary>One person who may buy; unique by external id, else by normalised e-mail (semantics.md 1).</summary>
public sealed class Lead
{
    private Lead() { } // EF Core

    public Guid Id { get; private init; }

    public string? ExternalId { get; private set; }

    /// <summary>Normalised: trimmed, NFC, lower case, domain in ASCII.</summary>
    public string? Email { get; private set; }

    public EmailKind? EmailKind { get; private set; }

    public string? Title { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    public string? Company { get; private set; }

    public Guid? AccountId { get; private set; }

    public string? Phone { get; private set; }

    public string? Country { get; private set; }

    public string? Language { get; private set; }

    public string? Source { get; private set; }

    public string? Medium { get; private set; }

    public Guid? CampaignId { get; private set; }

    /// <summary>Whether the person agreed to be contacted; absent when nobody asked.</summary>
    public bool? Consent { get; private set; }

    public Guid? OwnerId { get; private set; }

    /// <summary>Fields of the company's own, as a JSON object.</summary>
    public string Custom { get; private set; } = "{}";

    public LeadStage Stage { get; private set; }

    public DateTimeOffset StageSince { get; private set; }

    /// <summary>When a lead in Nurture goes back to Engaged by itself.</summary>
    public DateTimeOffset? WakesAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }
}
