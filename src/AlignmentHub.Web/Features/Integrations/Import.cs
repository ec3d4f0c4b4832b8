using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Integrations;

public enum ImportMode { DryRun, Commit }

public enum ImportState { Queued, Running, Paused, Done, Failed, Reverted }

/// <summary>One run of a file through the ingest, how far it is and what came of it.</summary>
public sealed class Import : ILive
{
    public Guid Id { get; init; }

    public Guid FileId { get; init; }

    public ImportKind Kind { get; init; }

    public ImportMode Mode { get; init; }

    public ImportState State { get; set; }

    /// <summary>The mapping of api.md, as JSON.</summary>
    public string Mapping { get; init; } = "{}";

    /// <summary>Lines of the file that are behind it, blank ones included; where an interrupted import goes on.</summary>
    public long Position { get; set; }

    /// <summary>Rows judged: created, updated, refused and unchanged ones add up to it.</summary>
    public long Rows { get; set; }

    public long Created { get; set; }

    public long Updated { get; set; }

    public long Refused { get; set; }

    public long Unchanged { get; set; }

    /// <summary>How many of the created ones are gone because it was taken back; the others were touched since.</summary>
    public long? Removed { get; private set; }

    /// <summary>Why it failed as a whole.</summary>
    public string? Problem { get; set; }

    public Guid CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string LiveTopic => $"import/{Id}";

    /// <summary>Whether there is anything to take back.</summary>
    public Outcome MayRevert()
    {
        if (Mode == ImportMode.DryRun) return new Refusal("A dry run changes nothing, so there is nothing to take back.");
        if (State == ImportState.Reverted) return new Refusal("This import was taken back already.");

        return State is ImportState.Done or ImportState.Failed ? Outcome.Done : new Refusal("This import still runs. Take it back once it is over.");
    }

    public void Revert(long removed) => (State, Removed) = (ImportState.Reverted, removed);
}

/// <summary>One row that was not taken, and why.</summary>
public sealed class ImportRefusal
{
    public Guid ImportId { get; init; }

    /// <summary>The line after the header, from 1, blank ones counted: what a spreadsheet shows is one more.</summary>
    public long Row { get; init; }

    /// <summary>Messages by member, as a JSON object.</summary>
    public string Problems { get; init; } = "{}";

    /// <summary>The row's cells as they were, as a JSON array.</summary>
    public string Cells { get; init; } = "[]";
}
