using AlignmentHub.Domain;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>What became of a row.</summary>
public enum IngestResult { Created, Updated, Unchanged, Refused }

/// <summary>What came of a row about a lead.</summary>
/// <param name="Score">The total of the score card; absent while no version is active.</param>
public sealed record IngestedLead(IngestResult Result, Guid? Id, LeadStage? Stage, double? Score, Refusal? Refusal = null)
{
    public static IngestedLead Refused(Refusal refusal) => new(IngestResult.Refused, null, null, null, refusal);
}

/// <summary>What came of a row about an activity; one that was there before is unchanged.</summary>
/// <param name="Stage">Where its lead stands now.</param>
public sealed record IngestedActivity(IngestResult Result, Guid? Id, Guid? LeadId, LeadStage? Stage, double? Score, Refusal? Refusal = null)
{
    public static IngestedActivity Refused(Refusal refusal) => new(IngestResult.Refused, null, null, null, null, refusal);
}

/// <summary>What came of a row about something that is neither lead nor activity.</summary>
/// <param name="Version">Of the one thing that a call was about, after it.</param>
public sealed record IngestedThing(IngestResult Result, Guid? Id, int Version, Refusal? Refusal = null)
{
    /// <param name="seen">The version it had before; absent for a new one.</param>
    public static IngestedThing Of(IngestResult result, Guid id, int? seen) => new(result, id, (seen ?? 0) + (result == IngestResult.Unchanged ? 0 : 1));

    public static IngestedThing Refused(Refusal refusal) => new(IngestResult.Refused, null, 0, refusal);
}
