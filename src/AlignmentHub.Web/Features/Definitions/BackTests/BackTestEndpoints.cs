using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Back-tests over REST (api.md, Act).</summary>
internal static class BackTestEndpoints
{
    private const int MostCsvRows = 1_000_000;

    public static RouteGroupBuilder MapBackTests(this RouteGroupBuilder api)
    {
        var tests = api.MapGroup("/definitions/{id:guid}").WithTags("Definitions");
        tests.MapPost("/versions/{number:int}/backtest", RequestAsync).Needs(ApiScope.Write)
            .WithSummary("Try a version on the past: { from, to }, days of the hub's zone, to excluded");
        tests.MapGet("/backtests", ListAsync).Needs(ApiScope.Read).WithSummary("All back-tests of a definition, the latest first");
        tests.MapGet("/backtests/{test:guid}", ReadAsync).Needs(ApiScope.Read).WithSummary("A back-test; fetching the finished result counts as having opened it");
        tests.MapGet("/backtests/{test:guid}/leads", LeadsAsync).Needs(ApiScope.Read)
            .WithSummary("The leads behind it: ?group=kept|added|dropped|already|alreadyCurrent|alreadyProposed, as JSON in parts or as CSV");
        return api;
    }

    private static async Task<IResult> RequestAsync(
        Guid id, int number, Caller caller, RequestBackTest ask, BackTestQueries tests, HttpRequest request, CancellationToken ct)
    {
        var read = await Body.ReadAsync<PeriodBody>(request, ct);
        if (read.Value is not { } period) return read.Refusal!.ToProblem();
        if (period.From is not { } from) return Refusal.Field("from", "Say from which day on, such as 2026-01-01.").ToProblem();
        if (period.To is not { } to) return Refusal.Field("to", "Say up to which day, such as 2026-07-01; it is excluded.").ToProblem();

        var outcome = await ask.RunAsync(id, number, from, to, caller.Actor, ct);
        return outcome.Refusal is { } no ? no.ToProblem() : TypedResults.Accepted($"{ApiFeature.Root}/definitions/{id}/backtests/{outcome.Value}", await tests.FindAsync(id, outcome.Value, ct));
    }

    private static async Task<IResult> ListAsync(Guid id, BackTestQueries tests, CancellationToken ct) =>
        TypedResults.Ok(new { items = await tests.ListAsync(id, null, ct), nextCursor = (string?)null });

    private static async Task<IResult> ReadAsync(Guid id, Guid test, Caller caller, OpenBackTest open, BackTestQueries tests, CancellationToken ct)
    {
        if (await tests.FindAsync(id, test, ct) is not { } sheet) return NoSuchTest.ToProblem();
        if (sheet.State == BackTestState.Done) await open.RunAsync(test, caller.Actor, ct);
        return TypedResults.Ok(sheet);
    }

    private static async Task<IResult> LeadsAsync(
        Guid id, Guid test, string? group, BackTestQueries tests, BackTestLeadQueries leads, HttpRequest request, CancellationToken ct)
    {
        BackTestGroup? wanted = Enum.TryParse<BackTestGroup>(group, ignoreCase: true, out var named) ? named : null;
        if (wanted is null && !string.IsNullOrEmpty(group)) return Refusal.Field("group", "Ask for kept, added, dropped, already, alreadyCurrent or alreadyProposed.").ToProblem();
        if (await tests.FindAsync(id, test, ct) is null) return NoSuchTest.ToProblem();
        if (request.WantsCsv()) return BackTestCsv.Answer(await leads.ListAsync(test, wanted, Guid.Empty, MostCsvRows, ct));

        var paging = Paging.Read<BackTestedLeadKey>(request);
        return paging.Value is { } part ? TypedResults.Ok(await leads.PageAsync(test, wanted, part, ct)) : paging.Refusal!.ToProblem();
    }

    private static Refusal NoSuchTest => Refusal.Missing("There is no such back-test of this definition.");

    private sealed record PeriodBody(DateOnly? From = null, DateOnly? To = null);
}
