using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Demo.Company;
using AlignmentHub.Web.Features.Demo.Stories;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>Makes stage moves of the turns of a story, with the stages that they skip, and says where the lead stands in the end.</summary>
internal sealed class StageHistory(DemoCompany company, SalesYear year)
{
    public List<DemoMove> Moves { get; } = [];

    public DemoLead Follow(LeadStory story)
    {
        var standing = new LeadStanding(story.Lead.Id, LeadStage.Raw, story.Lead.CreatedAt);
        foreach (var turn in story.Turns) standing.Move(Change(story, turn)).MustBeDone();
        Moves.AddRange(standing.Moves.Select(DemoMove.Of));
        DateTimeOffset[] changes = [story.Lead.CreatedAt, standing.Since, .. story.Changes.Select(c => c.ChangedAt)];
        return story.Lead with { Stage = standing.Stage, StageSince = standing.Since, WakesAt = standing.WakesAt, UpdatedAt = changes.Max() };
    }

    private StageChange Change(LeadStory story, DemoTurn turn) => new(story.Lead.Id, turn.To, turn.At)
    {
        ActorId = turn.IsByHand ? turn.Pass!.HandedOverBy : turn.IsByRep ? turn.Pass!.Rep!.Person.Id : null,
        Reason = turn.Reason,
        HandoffId = turn.Pass is { } pass ? year.HandoffOf(pass).Id : null,
        DefinitionVersionId = turn.IsByDefinition || (turn.To == LeadStage.HandedOff && turn.Pass is { IsQualified: true }) ? company.Terms.Version.Id : null,
        WakesAt = turn.WakesAt,
    };
}

/// <summary>A row of the stage history.</summary>
internal sealed record DemoMove(
    Guid LeadId, LeadStage? FromStage, LeadStage ToStage, DateTimeOffset At, Guid? ActorId, string? Reason, Guid? DefinitionVersionId, Guid? HandoffId,
    bool IsInferred)
{
    public bool IsImported { get; init; }

    public static DemoMove Of(PlannedMove move) => new(
        move.Change.LeadId, move.From, move.To, move.Change.At, move.Change.ActorId, move.Change.Reason, move.Change.DefinitionVersionId, move.Change.HandoffId,
        move.IsInferred);
}
