using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Platform.Jobs;

internal static class JobEndpoints
{
    public static RouteGroupBuilder MapJobs(this RouteGroupBuilder api)
    {
        api.MapGet("/jobs", async (Caller caller, JobQueries jobs, CancellationToken ct) =>
            caller.Actor.Needs(Permission.RunJobs).Refusal is { } no ? no.ToProblem() : TypedResults.Ok(new { items = await jobs.JobsAsync(ct) })).Needs(ApiScope.Admin);
        api.MapPost("/jobs/{name}/run", async (string name, Caller caller, StartJob start, CancellationToken ct) =>
            (await start.RunAsync(name, caller.Actor, ct)).Refusal is { } no ? no.ToProblem() : TypedResults.Accepted($"{ApiFeature.Root}/jobs/{name}/runs")).Needs(ApiScope.Admin);
        api.MapGet("/jobs/{name}/runs", RunsAsync).Needs(ApiScope.Admin);
        return api;
    }

    private static async Task<IResult> RunsAsync(string name, Caller caller, JobQueries jobs, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.RunJobs).Refusal is { } no) return no.ToProblem();
        return jobs.Knows(name) ? TypedResults.Ok(new { items = await jobs.RunsAsync(name, ct: ct) }) : Refusal.Missing($"There is no job named {name}.").ToProblem();
    }
}
