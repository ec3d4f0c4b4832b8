using System.Collections.Concurrent;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Live;
using AlignmentHub.Web.Tests.Support;
using Npgsql;

namespace AlignmentHub.Web.Tests.Platform.Live;

public sealed class LiveNewsTests(HubApp app) : IClassFixture<HubApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Pages_hear_of_leads_that_count_and_not_of_those_that_were_taken_back()
    {
        var heard = new ConcurrentQueue<string>();
        using var page = app.Get<LiveUpdates>().Watch("lead/", () => heard.Enqueue("a lead"));

        await TakeInAsync(counts: false);
        await AllIsToldAsync();
        Assert.Empty(heard);

        await TakeInAsync(counts: true);
        await AllIsToldAsync();
        Assert.Equal(["a lead"], heard);
    }

    [Fact]
    public async Task Many_of_a_kind_are_told_once()
    {
        var heard = new ConcurrentQueue<string>();
        using var one = app.Get<LiveUpdates>().Watch("thing/7", () => heard.Enqueue("a thing"));
        using var other = app.Get<LiveUpdates>().Watch("other/1", () => heard.Enqueue("another"));

        app.Get<LiveNews>().Tell([.. Enumerable.Range(1, 5 * LiveNews.MostNamed).Select(n => $"thing/{n}"), "other/1"]);
        await AllIsToldAsync();

        Assert.Equal(["a thing", "another"], heard);
    }

    [Fact]
    public async Task Pages_look_again_when_the_database_was_away_and_is_back()
    {
        await AllIsToldAsync();
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var page = app.Get<LiveUpdates>().Watch("page/", () => looked.TrySetResult());

        await using var command = app.Get<NpgsqlDataSource>().CreateCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'");
        Assert.True(await command.ExecuteScalarAsync() is true);

        await looked.Task.WaitAsync(Patience);
    }

    /// <summary>As an idempotent request or a step of an import does, whose use cases commit before it does.</summary>
    private async Task TakeInAsync(bool counts)
    {
        await using var act = await OneTransaction.BeginAsync(app.Get<NpgsqlDataSource>(), CancellationToken.None);
        act.Enter();
        var taken = await app.Get<IngestLeads>().RunAsync([new LeadRow { Email = "ann@news.test" }], IngestTerms.Live, Actor.System);
        Assert.Equal(IngestResult.Created, taken.Value!.Single().Result);
        if (counts) await act.CommitAsync(CancellationToken.None);
    }

    private async Task AllIsToldAsync()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var last = app.Get<LiveUpdates>().Watch("last/", told.SetResult);
        app.Get<LiveNews>().Tell(["last/"]);
        await told.Task.WaitAsync(Patience);
    }
}
