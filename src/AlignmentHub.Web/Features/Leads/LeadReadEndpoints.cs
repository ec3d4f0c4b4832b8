using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>Leads over REST (api.md, Read).</summary>
internal static class LeadReadEndpoints
{
    private static readonly Refusal NoSuchLead = Refusal.Missing("There is no lead with this id.");
    private static readonly Refusal NoScore = Refusal.Missing("This lead has no score: no definition has judged it yet.");

    private static readonly Refusal OtherCursor = Refusal.Field("cursor", "This cursor belongs to another sort. Begin again without it.");

    public static RouteGroupBuilder MapLeadReads(this RouteGroupBuilder api)
    {
        var leads = api.MapGroup("/leads").WithTags("Leads");
        leads.MapGet("", ListAsync).Needs(ApiScope.Read)
            .WithSummary("Leads by stage, owner, source, campaign, tag, minScore, maxScore, q, updatedSince and where (a condition as in definitions, also over score.total and the like); "
                + "sort by createdAt, updatedAt, score or name, with a minus before it the largest first");
        leads.MapGet("/{id:guid}", ReadAsync).Needs(ApiScope.Read).WithSummary("One lead");
        leads.MapGet("/{id:guid}/score", ScoreAsync).Needs(ApiScope.Read).WithSummary("The stored score card; with ?at= one computed for that instant");
        leads.MapGet("/{id:guid}/timeline", TimelineAsync).Needs(ApiScope.Read)
            .WithSummary("Everything that happened to the lead, the latest first; kind narrows it");
        return api;
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, Caller caller, LeadListQueries leads, IDbContextFactory<HubDb> databases, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadLeads).Refusal is { } no) return no.ToProblem();

        await using var db = await databases.CreateDbContextAsync(ct);
        var asked = await LeadListRequest.ReadAsync(request, db, ct);
        if (asked.Value is not { } list) return asked.Refusal!.ToProblem();

        var page = Paging.Read<LeadCursor>(request);
        if (page.Value is not { } paging) return page.Refusal!.ToProblem();

        if (paging.After?.IsIn(list.Order) == false) return OtherCursor.ToProblem();

        var rows = paging.Answer(await leads.PageAsync(list.Filter, list.Order, paging.After, paging.Take, ct: ct), row => row.CursorIn(list.Order));
        return TypedResults.Json(new ListAnswer<LeadItem>([.. rows.Items.Select(LeadItem.Of)], rows.NextCursor), Body.Options);
    }

    private static async Task<IResult> ReadAsync(Guid id, Caller caller, LeadQueries leads, HttpResponse response, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadLeads).Refusal is { } no) return no.ToProblem();
        if (await leads.SheetAsync(id, ct) is not { } lead) return NoSuchLead.ToProblem();

        response.SetVersion(lead.Version);
        return TypedResults.Json(LeadAnswer.Of(lead, await leads.ScoreAsync(id, ct)), Body.Options);
    }

    private static async Task<IResult> ScoreAsync(Guid id, HttpRequest request, Caller caller, LeadQueries leads, ScoreAtQueries scores, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadLeads).Refusal is { } no) return no.ToProblem();

        var query = new QueryReader(request);
        var at = query.Instant("at");
        if (query.Refusal is { } wrong) return wrong.ToProblem();
        if (await leads.SheetAsync(id, ct) is null) return NoSuchLead.ToProblem();

        var card = at is { } instant ? await scores.AtAsync(id, instant, ct) : await leads.ScoreAsync(id, ct);
        return card is null ? NoScore.ToProblem() : TypedResults.Json(card, Body.Options);
    }

    private static async Task<IResult> TimelineAsync(
        Guid id, HttpRequest request, Caller caller, LeadQueries leads, TimelineQueries timeline, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadLeads).Refusal is { } no) return no.ToProblem();

        var query = new QueryReader(request);
        var kind = query.Choice<TimelineKind>("kind");
        if (query.Refusal is { } wrong) return wrong.ToProblem();

        var page = Paging.Read<TimelineCursor>(request);
        if (page.Value is not { } paging) return page.Refusal!.ToProblem();
        if (paging.After?.IsReadable == false) return OtherCursor.ToProblem();
        if (await leads.SheetAsync(id, ct) is null) return NoSuchLead.ToProblem();

        var entries = await timeline.PageAsync(id, kind is { } one ? [one] : TimelineQueries.AllKinds, paging.After, paging.Take, ct);
        var answer = paging.Answer(entries, entry => entry.Cursor);
        return TypedResults.Json(new ListAnswer<TimelineItem>([.. answer.Items.Select(TimelineItem.Of)], answer.NextCursor), Body.Options);
    }
}
