using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Admin.Rates;

/// <summary>Exchange rates over REST (api.md, Run and administer).</summary>
internal static class RateEndpoints
{
    private static readonly Refusal Missing = Refusal.Missing("There is no rate for this day.");

    public static void MapRates(this RouteGroupBuilder admin)
    {
        var rates = admin.MapGroup("/rates");
        rates.MapGet("", ListAsync).WithSummary("Every exchange rate, by currency and day");
        rates.MapGet("/{currency}/{day}", ReadAsync).WithSummary("What a currency was worth on a day").Produces<RateSheet>();
        rates.MapPut("/{currency}/{day}", SetAsync).WithSummary("Set what a currency was worth on a day: { rate }").Accepts<RateTerms>("application/json").Produces<RateSheet>();
        rates.MapDelete("/{currency}/{day}", RemoveAsync).WithSummary("Take a rate away");
    }

    private static async Task<IResult> ListAsync(RateQueries rates, HttpRequest request, CancellationToken ct)
    {
        var page = Paging.Read<RateKey>(request);
        return page.Value is { } part ? TypedResults.Ok(await rates.ListAsync(part, ct)) : page.Refusal!.ToProblem();
    }

    private static async Task<IResult> ReadAsync(string currency, string day, RateQueries rates, CancellationToken ct) =>
        QueryReader.AsDay(day) is { } date && await rates.FindAsync(currency, date, ct) is { } rate ? TypedResults.Ok(rate) : Missing.ToProblem();

    private static async Task<IResult> SetAsync(string currency, string day, Caller caller, SetRate set, HttpRequest request, CancellationToken ct)
    {
        if (QueryReader.AsDay(day) is not { } date) return Refusal.Field("day", "Give a day such as 2026-03-08.").ToProblem();
        var body = await Body.ReadAsync<RateTerms>(request, ct);
        if (body.Value is not { } terms) return body.Refusal!.ToProblem();

        var outcome = await set.RunAsync(currency, date, terms, caller.Actor, ct);
        if (outcome.Value is not { } saved) return outcome.Refusal!.ToProblem();

        return saved.IsNew ? TypedResults.Created(request.Path, saved.Sheet) : TypedResults.Ok(saved.Sheet);
    }

    private static async Task<IResult> RemoveAsync(string currency, string day, Caller caller, RemoveRate remove, CancellationToken ct)
    {
        if (QueryReader.AsDay(day) is not { } date) return Missing.ToProblem();

        return (await remove.RunAsync(currency, date, caller.Actor, ct)).Refusal is { } no ? no.ToProblem() : TypedResults.NoContent();
    }
}
