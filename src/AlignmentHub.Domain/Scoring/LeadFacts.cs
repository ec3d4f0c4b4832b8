using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Scoring;

/// <summary>What a definition may ask about a lead. Absent and blank are the same.</summary>
public sealed record LeadFacts
{
    public string? Email { get; init; }

    public EmailKind? EmailKind { get; init; }
    public string? Title { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Company { get; init; }
    public string? Phone { get; init; }
    public string? Country { get; init; }
    public string? Language { get; init; }
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public string? Campaign { get; init; }

    /// <summary>Null is "nobody asked", which blocks like no.</summary>
    public bool? Consent { get; init; }

    /// <summary>Null where there are none, so that leads without custom fields cost nothing.</summary>
    public IReadOnlyDictionary<string, FieldValue>? Custom { get; init; }
}
