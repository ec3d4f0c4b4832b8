using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Jobs;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Platform;

/// <summary>Jobs as an administrator meets them, on a scheduler that really runs.</summary>
public sealed class JobTests : IAsyncLifetime
{
    private readonly HubApp _app = new() { Settings = { ["Hub:Jobs:Enabled"] = "true" } };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_job_started_by_hand_runs_and_says_what_it_did()
    {
        using var api = _app.Api();

        using var started = await api.PostAsync("/api/v1/jobs/sla-recompute/run", null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var run = await EndedAsync(api, "sla-recompute");

        Assert.Equal("done", run.GetProperty("state").GetString());
        Assert.Contains("clocks", run.GetProperty("result").GetString()!, StringComparison.Ordinal);
        Assert.Equal(HubApp.AdminEmail, run.GetProperty("startedBy").GetString());
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), run.GetProperty("asOf").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_run_that_a_crash_interrupted_is_taken_up_again_for_its_own_instant()
    {
        var asOf = new DateTimeOffset(2026, 2, 1, 3, 30, 0, TimeSpan.Zero);
        var interrupted = new JobRun { Id = Guid.CreateVersion7(asOf), Job = "sla-recompute", AsOf = asOf, StartedAt = asOf, State = JobState.Running };
        await using (var db = _app.Open())
        {
            db.Add(interrupted);
            await db.SaveChangesAsync();
        }

        using var api = _app.Api();
        using var started = await api.PostAsync("/api/v1/jobs/sla-recompute/run", null);
        var run = await EndedAsync(api, "sla-recompute");

        Assert.Equal((interrupted.Id, asOf), (run.GetProperty("id").GetGuid(), run.GetProperty("asOf").GetDateTimeOffset()));
        await using var after = _app.Open();
        Assert.Equal(1, await after.Set<JobRun>().CountAsync(r => r.Job == "sla-recompute"));
    }

    [Fact]
    public async Task Unknown_jobs_and_people_who_may_not_are_refused()
    {
        using var admin = _app.Api();
        using var unknown = await admin.PostAsync("/api/v1/jobs/coffee/run", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        var marketer = await _app.Given.PersonAsync(Role.Marketer);
        using var other = _app.Api(marketer.Email);
        using var forbidden = await other.PostAsync("/api/v1/jobs/sla-recompute/run", null);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    private static async Task<JsonElement> EndedAsync(HttpClient api, string job)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var runs = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/runs", patience.Token)).GetProperty("items");
            if (runs.GetArrayLength() > 0 && runs[0].GetProperty("state").GetString() != "running") return runs[0];
        }
    }
}
