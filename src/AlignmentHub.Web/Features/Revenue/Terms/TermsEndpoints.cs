using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Revenue.Terms;

/// <summary>What sourced and influenced mean, and how both sides agree on it, over REST.</summary>
internal static class TermsEndpoints
{
    public static RouteGroupBuilder MapTerms(this RouteGroupBuilder api)
    {
        var terms = api.MapGroup("/credit-terms").WithTags("Revenue");
        terms.MapGet("", ListAsync).Needs(ApiScope.Read).WithSummary("Every version of what sourced and influenced mean, with its signatures; holding: the one that numbers are made by");
        terms.MapPost("", ProposeAsync).Needs(ApiScope.Write).WithSummary("Propose other terms: { model, windowDays, persons, text? }");
        terms.MapPost("/{number:int}/sign", SignAsync).Needs(ApiScope.Write).WithSummary("Sign for the side of one's team; with both sides they hold: { side? }");
        terms.MapPost("/{number:int}/withdraw", WithdrawAsync).Needs(ApiScope.Write).WithSummary("Give up terms that wait for signatures");
        return api;
    }

    private static async Task<IResult> ListAsync(Caller caller, TermsQueries terms, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadRevenue).Refusal is { } no) return no.ToProblem();

        var all = await terms.AllAsync(ct);
        return TypedResults.Json(new { holding = all.FirstOrDefault(v => v.State == TermsState.Active)?.Number, items = all, nextCursor = (string?)null }, Body.Options);
    }

    private static async Task<IResult> ProposeAsync(HttpRequest request, Caller caller, ProposeTerms propose, TermsQueries terms, CancellationToken ct)
    {
        var body = await Body.ReadAsync<Proposed>(request, ct);
        if (body.Value is not { } wanted) return body.Refusal!.ToProblem();

        var starter = CreditTerms.Starter;
        var made = await propose.RunAsync(new(wanted.Model ?? starter.Model, wanted.WindowDays ?? starter.WindowDays, wanted.Persons ?? starter.Persons), wanted.Text, caller.Actor, ct);
        return made.Refusal is { } no ? no.ToProblem() : TypedResults.Json(await OneAsync(terms, made.Value, ct), Body.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> SignAsync(int number, HttpRequest request, Caller caller, SignTerms sign, TermsQueries terms, CancellationToken ct)
    {
        var body = await Body.ReadOrAsync(request, new Signed(), ct);
        if (body.Value is not { } wanted) return body.Refusal!.ToProblem();

        return await AnswerAsync(await sign.RunAsync(number, wanted.Side, caller.Actor, ct), number, terms, ct);
    }

    private static async Task<IResult> WithdrawAsync(int number, Caller caller, WithdrawTerms withdraw, TermsQueries terms, CancellationToken ct) =>
        await AnswerAsync(await withdraw.RunAsync(number, caller.Actor, ct), number, terms, ct);

    private static async Task<IResult> AnswerAsync(Outcome outcome, int number, TermsQueries terms, CancellationToken ct) =>
        outcome.Refusal?.ToProblem() ?? TypedResults.Json(await OneAsync(terms, number, ct), Body.Options);

    private static async Task<TermsLine> OneAsync(TermsQueries terms, int number, CancellationToken ct) => (await terms.AllAsync(ct)).First(line => line.Number == number);

    internal sealed record Proposed
    {
        public AttributionModel? Model { get; init; }

        public int? WindowDays { get; init; }

        public TouchPersons? Persons { get; init; }

        public string? Text { get; init; }
    }

    internal sealed record Signed(TeamSide? Side = null);
}
