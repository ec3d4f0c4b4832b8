using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>The draft in which both sides agreed to change the definition.</summary>
public sealed record AgreedDraft(Guid Id, int Version);

/// <summary>Ends a thread with what came of it. A rejection that is overturned gives the rep the lead again, as a new pass.</summary>
public sealed class ResolveThread(ThreadDesk desk, OpenHandoffs nextPass)
{
    // A lead that got there by other ways, to a deal for one, needs no pass any more.
    private static readonly LeadStage[] Further = [LeadStage.Accepted, LeadStage.Sql, LeadStage.Opportunity, LeadStage.Customer];

    public async Task<Outcome> RunAsync(Guid threadId, ThreadOutcome outcome, string? note, AgreedDraft? draft, Actor by, CancellationToken ct = default)
    {
        var words = FreeText.Read("note", note, FeedbackEntry.LongestText);
        if (words.Refusal is { } unreadable) return unreadable;

        return await desk.ActAsync(threadId, by, async (work, thread) =>
        {
            var version = await DraftAsync(work.Db, draft, ct);
            if (draft is not null && version is null) return Refusal.Field("definition", "There is no such draft. Link one that has not been proposed yet.");

            return await CloseAsync(work, thread, new ThreadClosing(outcome, words.Value, outcome == ThreadOutcome.DefinitionChanged ? version : null));
        }, ct);
    }

    private async Task<Outcome<Guid>> CloseAsync(ThreadWork work, FeedbackThread thread, ThreadClosing closing)
    {
        if (await ForbiddenAsync(work, thread) is { } forbidden) return forbidden;
        if (thread.Close(closing, work.Speaker, work.Now).Refusal is { } refusal) return refusal;

        await AnswerPromises.EndAsync(work.Db, thread.Id, work.Speaker.Side == thread.AskedSide, work.Now, work.Stopping);
        work.Db.Audit(work.By, $"feedback.{closing.Outcome}".ToLowerInvariant(), work.Handoff.LiveTopic, work.Now, reason: closing.Note);
        if (closing.Outcome == ThreadOutcome.Overturned && (await OpenNextAsync(work, thread)).Refusal is { } stuck) return stuck;

        return thread.Id;
    }

    // For sales, whoever may decide on a lead also says what its rejection is worth.
    private static async Task<Refusal?> ForbiddenAsync(ThreadWork work, FeedbackThread thread) =>
        thread.Kind == ThreadKind.Dispute && work.Speaker.Side == TeamSide.Sales
            ? HandoffAccess.MayWork(await HandoffPlaces.OfAsync(work.Db, work.Handoff, work.Stopping), work.By).Refusal
            : null;

    private async Task<Outcome> OpenNextAsync(ThreadWork work, FeedbackThread thread)
    {
        var isWithSales = await work.Db.Set<Handoff>().AnyAsync(h => h.LeadId == work.Handoff.LeadId && HandoffStates.Open.Contains(h.State), work.Stopping);
        if (isWithSales || await work.Db.Set<Lead>().AnyAsync(l => l.Id == work.Handoff.LeadId && Further.Contains(l.Stage), work.Stopping)) return Outcome.Done;

        var request = new HandoffRequest(work.Handoff.LeadId) { DefinitionVersionId = work.Handoff.DefinitionVersionId, RepId = work.Handoff.RepId };
        var opened = (await nextPass.RunAsync(work.Db, [request], work.Now, work.By, work.Stopping))[0];
        if (opened.Value is not { } next) return opened.Refusal!;

        thread.LeadsTo(next.Id);
        return Outcome.Done;
    }

    private static Task<Guid?> DraftAsync(HubDb db, AgreedDraft? draft, CancellationToken ct) => draft is null
        ? Task.FromResult<Guid?>(null)
        : db.Set<DefinitionVersion>().Where(v => v.DefinitionId == draft.Id && v.Number == draft.Version && v.State == DefinitionState.Draft).Select(v => (Guid?)v.Id).SingleOrDefaultAsync(ct);
}
