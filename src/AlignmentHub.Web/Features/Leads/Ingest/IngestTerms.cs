using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>On what terms rows are taken.</summary>
public sealed record IngestTerms
{
    /// <summary>As it happens: whoever meets the definition qualifies at once.</summary>
    public static readonly IngestTerms Live = new();

    /// <summary>A past that is brought along: leads are scored, and qualify at a later activity (semantics.md 3.6).</summary>
    public bool IsPast { get; init; }

    /// <summary>Whether a list holds only what a row adds, such as a month of spend or a contact; else it is the whole list.</summary>
    public bool AddsToLists { get; init; }

    /// <summary>The version that the sender of the one row has seen; absent when nothing is to be checked.</summary>
    public int? Seen { get; init; }

    /// <summary>What the rows may do to members that hold something already.</summary>
    public IReadOnlyDictionary<string, FieldRule>? Rules { get; init; }

    /// <summary>The terms of a call for one thing.</summary>
    public static IngestTerms Of(HttpRequest request) => request.SeenVersion() is { } seen ? Live with { Seen = seen } : Live;

    /// <summary>Refuses a write by somebody who has not seen the present state.</summary>
    /// <param name="present">Absent for what does not exist yet, which nobody can have seen.</param>
    public Outcome CheckSeen(int? present) => (Seen, present) switch
    {
        (null, _) => Outcome.Done,
        (_, null) => new Refusal("This does not exist, or not any more. Send it without If-Match to create it."),
        _ => Versions.Check(Seen, present.Value),
    };
}
