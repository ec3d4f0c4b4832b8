using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Jobs;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Scoring;

/// <summary>What an activation asks for happens, even if the server dies the moment after.</summary>
public sealed class RescoreJobTests(HubApp app) : IClassFixture<HubApp>
{
    private const string EverybodyWithAnAddress = """
        { "stage": "mql", "fit": { "groups": [ { "name": "g", "rules": [ { "name": "r", "points": 5, "when": { "field": "email", "op": "isNotEmpty" } } ] } ] } }
        """;

    [Theory]
    [InlineData(ActivationReach.AllNow, "HandedOff")]
    [InlineData(ActivationReach.NextActivity, "Raw")]
    public async Task What_an_activation_asked_for_outlives_the_server_that_asked(ActivationReach reach, string stage)
    {
        await app.Given.ActiveDefinitionAsync();
        var lead = await app.Given.PutLeadAsync($$"""{ "email": "asked-{{reach}}@acme.example" }""");
        await app.Given.ActiveDefinitionAsync(EverybodyWithAnAddress, reach);
        Assert.Equal("Raw", await app.Given.StageAsync(lead.Id));

        // No job runs by itself here, as if the server had died: the next one finds the request.
        await using var next = app.NewHost();
        await RescoreAsync(next.Services);

        Assert.Equal(stage, await app.Given.StageAsync(lead.Id));
        Assert.Empty(await app.Get<JobRequests>().JobsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_run_answers_no_request_that_came_after_it_began()
    {
        var earlier = app.Clock.GetUtcNow().AddMinutes(-1);
        await app.Given.ActiveDefinitionAsync(EverybodyWithAnAddress, ActivationReach.AllNow);

        await RescoreAsync(app.Host.Services, earlier);

        Assert.Equal([RescoreJob.Name], await app.Get<JobRequests>().JobsAsync(CancellationToken.None));
        await RescoreAsync(app.Host.Services);
        Assert.Empty(await app.Get<JobRequests>().JobsAsync(CancellationToken.None));
    }

    private async Task RescoreAsync(IServiceProvider server, DateTimeOffset? begun = null)
    {
        var now = begun ?? app.Clock.GetUtcNow();
        var run = new JobRun { Id = Guid.CreateVersion7(now), Job = RescoreJob.Name, AsOf = now, StartedAt = now, State = JobState.Running };
        await using (var db = app.Open())
        {
            db.Add(run);
            await db.SaveChangesAsync();
        }

        var job = ActivatorUtilities.CreateInstance<RescoreJob>(server);
        await job.RunAsync(new JobProgress(run, app.Get<IDbContextFactory<HubDb>>(), app.Clock), CancellationToken.None);
    }
}
