using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Integrations;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlignmentHub.Web.Tests.Features.Integrations;

public sealed class ImportResumeTests(HubApp app) : IClassFixture<HubApp>
{
    [Theory]
    [InlineData("commit")]
    [InlineData("dryRun")]
    public async Task An_import_whose_server_died_goes_on_where_it_was_and_counts_nothing_twice(string mode)
    {
        app.Settings["Hub:Imports:RowsPerBatch"] = "10";
        await using var server = app.NewHost().WithWebHostBuilder(host => host.ConfigureServices(services =>
            services.AddSingleton(Dying(app.Host.Services.GetServices<RowIngest>().Single(k => k.Kind == ImportKind.Leads)))));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var file = "Mail,Name\n" + string.Concat(Enumerable.Range(0, 60).Select(i => i % 20 == 7 ? $"bad{i},x\n" : $"r{i % 45}@{mode}.example,Name {i}\n"));
        await app.Given.PostImportAsync(System.Text.Encoding.UTF8.GetBytes(file), """{"kind":"leads","columns":{"Mail":"email","Name":"lastName"}}""", mode);

        await Assert.ThrowsAsync<OperationCanceledException>(() => server.Services.GetRequiredService<RunImports>().RunAsync());
        var interrupted = (await app.Get<ImportQueries>().LatestAsync(1))[0];
        await app.Given.RunImportsAsync();
        var done = (await app.Get<ImportQueries>().LatestAsync(1))[0];

        Assert.Equal(ImportState.Running, interrupted.State);
        Assert.Equal(20, interrupted.Rows);
        Assert.Equal((ImportState.Done, 60L, 44L, 13L, 3L), (done.State, done.Rows, done.Created, done.Updated, done.Refused));
        Assert.Equal([8L, 28L, 48L], (await app.Get<ImportQueries>().RefusedAsync(done.Id, 0, 10)).Select(r => r.Row));
        await using var db = app.Open();
        var ending = $"@{mode.ToLowerInvariant()}.example";
        Assert.Equal(mode == "commit" ? 44 : 0, await db.Set<Domain.Leads.Lead>().CountAsync(l => l.Email!.EndsWith(ending)));
    }

    [Fact]
    public async Task An_import_that_another_server_runs_is_left_to_it()
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Given.PostImportAsync("Mail\nann@claimed.example\n"u8.ToArray(), """{"kind":"leads","columns":{"Mail":"email"}}""", "commit");
        await using var other = app.NewHost();
        await using (await other.Services.GetRequiredService<ImportQueue>().ClaimAsync(TestContext.Current.CancellationToken))
        {
            await app.Given.RunImportsAsync();
            Assert.Equal(ImportState.Queued, (await app.Get<ImportQueries>().LatestAsync(1))[0].State);
        }

        await app.Given.RunImportsAsync();
        Assert.Equal(ImportState.Done, (await app.Get<ImportQueries>().LatestAsync(1))[0].State);
    }

    [Fact]
    public async Task An_import_that_lost_the_database_is_not_at_fault_and_goes_on_later()
    {
        // As EF Core tells it, which names the cause only inside.
        var outage = new InvalidOperationException("A transient failure.", new NpgsqlException("The connection is lost.", new IOException()));
        await using var server = app.NewHost().WithWebHostBuilder(host => host.ConfigureServices(services =>
            services.AddSingleton(app.Host.Services.GetServices<RowIngest>().Single(k => k.Kind == ImportKind.Leads) with { TakeAsync = (_, _, _, _) => throw outage })));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Given.PostImportAsync("Mail\nann@outage.example\n"u8.ToArray(), """{"kind":"leads","columns":{"Mail":"email"}}""", "commit");

        Assert.Same(outage, await Assert.ThrowsAsync<InvalidOperationException>(() => server.Services.GetRequiredService<RunImports>().RunAsync()));
        await app.Given.RunImportsAsync();

        Assert.Equal((ImportState.Done, 1L), (await app.Get<ImportQueries>().LatestAsync(1))[0] is var done ? (done.State, done.Created) : default);
    }

    // The server goes away in the middle of its third stretch.
    private static RowIngest Dying(RowIngest rows)
    {
        var stretches = 0;
        return rows with
        {
            TakeAsync = async (stretch, terms, by, ct) =>
            {
                var results = await rows.TakeAsync(stretch, terms, by, ct);
                return ++stretches < 3 ? results : throw new OperationCanceledException("The server is gone.");
            },
        };
    }
}
