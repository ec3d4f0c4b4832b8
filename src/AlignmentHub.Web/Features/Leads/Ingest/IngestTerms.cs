using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>On what terms rows are taken.</summary>
public sealed record IngestTerms
{
    /// <summary>As it happens: whoever meets the definition qualifies at once.</summary>
    public static readonly IngestTerms Live = new();

    /// <summary>A past that is brought along: leads are scored, and qualify at a later activity (semantics.md 3.6).</summary>
    public bool IsPast { get; init; }

    /// <summary>Answers what would happen, and leaves everything as it is.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>What the rows may do to members that hold something already.</summary>
    public IReadOnlyDictionary<string, FieldRule>? Rules { get; init; }
}
