using System.Globalization;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Jobs;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Scoring;

/// <summary>A night as the Jobs page shows it: it goes on where a dead server left it, each phase once.</summary>
public sealed class NightlyJobTests(HubApp app) : IClassFixture<HubApp>, IAsyncLifetime
{
    private const int Leads = 7;
    private const int LeadsPerWrite = 2;

    private Given Given => app.Given;

    public async ValueTask InitializeAsync()
    {
        app.Clock.Set(Given.MondayMorning);
        await Given.ActiveDefinitionAsync();
        for (var lead = 0; lead < Leads; lead++) await Given.PutLeadAsync($$"""{ "email": "night{{lead}}@acme.example", "title": "Clerk" }""");
        await Given.ListAsync("delete from lead_scores returning lead_id::text");
        app.Get<RescoreLeads>().LeadsPerWrite = LeadsPerWrite;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task After_a_crash_the_night_goes_on_behind_what_was_written()
    {
        var run = await NewRunAsync();
        var died = await Assert.ThrowsAsync<InvalidOperationException>(() => app.Get<RescoreLeads>().RunAsync(run.AsOf, report: async done =>
        {
            await Progress(run).ReportAsync(done.Leads, done.Total, $"scores {done.Last}");
            if (done.Leads >= 2 * LeadsPerWrite) throw new InvalidOperationException("The server died.");
        }));
        Assert.Equal("The server died.", died.Message);
        Assert.Equal(2 * LeadsPerWrite, await ScoredAsync());

        var result = await NightAsync(run.Id);

        Assert.StartsWith($"{Leads - (2 * LeadsPerWrite)} leads scored", result, StringComparison.Ordinal);
        Assert.Equal(Leads, await ScoredAsync());
        Assert.Equal(Leads, (await RunAsync(run.Id)).RowsDone);
        Assert.Equal(Leads, await Given.AskAsync<long>("select count(*) from lead_scores where as_of = $1", run.AsOf.UtcDateTime));
    }

    [Fact]
    public async Task A_phase_that_was_done_is_not_done_again()
    {
        var run = await NewRunAsync();
        await Progress(run).ReportAsync(Leads, Leads, $"clocks {Guid.Empty}");

        var result = await NightAsync(run.Id);

        Assert.StartsWith("0 leads scored", result, StringComparison.Ordinal);
        Assert.Equal(0, await ScoredAsync());
    }

    [Fact]
    public async Task A_run_never_says_that_it_did_more_than_all()
    {
        var run = await NewRunAsync();
        await Progress(run).ReportAsync(Leads, Leads, $"scores {Guid.Empty}");
        await Progress(run).ReportAsync(Leads + 3, null, $"clocks {Guid.Empty}");

        var told = await RunAsync(run.Id);
        Assert.Equal((Leads + 3L, (long?)(Leads + 3L)), (told.RowsDone, told.RowsTotal));
    }

    [Fact]
    public async Task Two_servers_in_one_night_write_each_score_once()
    {
        await using var other = app.NewHost();
        other.Services.GetRequiredService<RescoreLeads>().LeadsPerWrite = LeadsPerWrite;
        var (mine, theirs) = (await NewRunAsync(), await NewRunAsync());

        var results = await Task.WhenAll(NightAsync(mine.Id), NightAsync(theirs.Id, other.Services));

        Assert.Equal([0, Leads], results.Select(Changed).Order());
        Assert.Equal(Leads, await ScoredAsync());
    }

    [Fact]
    public async Task On_Sundays_all_activities_are_counted_anew_so_that_nothing_stays_wrong()
    {
        await NightAsync((await NewRunAsync()).Id);
        await Given.RunAsync(
            "insert into activities (id, lead_id, type, at, arrived_at, is_imported) select gen_random_uuid(), id, 'page_view', $1, $1, false from leads where email = 'night0@acme.example'",
            app.Clock.GetUtcNow().UtcDateTime);

        app.Clock.Set(Given.MondayMorning.AddDays(5));
        Assert.EndsWith(" 0 changed", ScoresOf(await NightAsync((await NewRunAsync()).Id)), StringComparison.Ordinal);

        app.Clock.Set(Given.MondayMorning.AddDays(6));
        Assert.EndsWith(" 1 changed", ScoresOf(await NightAsync((await NewRunAsync()).Id)), StringComparison.Ordinal);
    }

    private static string ScoresOf(string result) => result.Split(';')[0];

    private static int Changed(string result) => int.Parse(result.Split(" leads scored, ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private async Task<string> NightAsync(Guid run, IServiceProvider? server = null)
    {
        var job = ActivatorUtilities.CreateInstance<NightlyJob>(server ?? app.Host.Services);
        return await job.RunAsync(Progress(await RunAsync(run)), CancellationToken.None);
    }

    private JobProgress Progress(JobRun run) => new(run, app.Get<IDbContextFactory<HubDb>>(), app.Clock);

    private async Task<JobRun> NewRunAsync()
    {
        var now = app.Clock.GetUtcNow();
        var run = new JobRun { Id = Guid.CreateVersion7(now), Job = "nightly", AsOf = now.AddHours(1), StartedAt = now, State = JobState.Running };
        await using var db = app.Open();
        db.Add(run);
        await db.SaveChangesAsync();
        return run;
    }

    private async Task<JobRun> RunAsync(Guid id)
    {
        await using var db = app.Open();
        return await db.Set<JobRun>().AsNoTracking().SingleAsync(r => r.Id == id);
    }

    private Task<long> ScoredAsync() => Given.AskAsync<long>("select count(*) from lead_scores");
}
