using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using AlignmentHub.Web.Tests.Support;
using Npgsql;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class AcknowledgedWriteTests
{
    private const int Clients = 4;
    private const int EnoughWrites = 120;

    [Fact]
    public async Task What_the_API_has_said_yes_to_is_there_after_hub_and_database_were_killed_together()
    {
        await using var folder = new DataFolder();
        using var killed = await HubProcess.ServeAsync(folder.Path);
        await ActivateAsync(killed);

        var acknowledged = await IngestUntilKilledAsync(killed);

        using var next = await HubProcess.ServeAsync(folder.Path);
        await using var database = next.Connect();
        var stored = await ListAsync(database, "select email from leads");
        Assert.Empty(acknowledged.Except(stored));
        // And nothing is half done: whatever is stored was scored with it.
        Assert.Empty(await ListAsync(database, "select email from leads l where not exists (select from lead_scores s where s.lead_id = l.id)"));
        Assert.Equal(0, await next.TerminateAsync());
    }

    [Fact]
    public async Task A_PostgreSQL_that_is_killed_under_its_hub_is_back_with_what_it_had_acknowledged()
    {
        await using var folder = new DataFolder();
        using var hub = await HubProcess.ServeAsync(folder.Path);
        using var api = hub.Api();
        await (await api.PutAsJsonAsync("/api/v1/leads/by-key", new { email = "before@kill.test" })).MustBeAsync(HttpStatusCode.Created);

        using (var postgres = hub.Postgres())
        {
            postgres.Kill();
            await postgres.WaitForExitAsync();
        }

        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        HttpStatusCode status;
        do
        {
            status = (await api.PutAsJsonAsync("/api/v1/leads/by-key", new { email = "before@kill.test" }, deadline.Token)).StatusCode;
            Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]);
        }
        while (status != HttpStatusCode.OK);
        Assert.Equal(0, await hub.TerminateAsync());
        Assert.False(File.Exists(Path.Combine(folder.Path, "postgres/postmaster.pid")));
    }

    /// <summary>Clients write without pause, single leads and small batches, until both processes die under them.</summary>
    /// <returns>The addresses that were answered with a success.</returns>
    private static async Task<IReadOnlyCollection<string>> IngestUntilKilledAsync(HubProcess hub)
    {
        var acknowledged = new ConcurrentBag<string>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clients = Enumerable.Range(0, Clients).Select(client => WriteAsync(client)).ToList();
        await await Task.WhenAny([enough.Task, .. clients]);

        using (var postgres = hub.Postgres()) postgres.Kill();
        await hub.KillAsync();
        await Task.WhenAll(clients);
        return acknowledged;

        async Task WriteAsync(int client)
        {
            using var api = hub.Api();
            for (var number = 0; await TryAsync(api, Emails(client, number)) is { } written; number++)
            {
                foreach (var email in written) acknowledged.Add(email);
                if (acknowledged.Count >= EnoughWrites) enough.TrySetResult();
            }
            Assert.True(enough.Task.IsCompleted, "A write failed before anything was killed.");
        }
    }

    private static string[] Emails(int client, int number) => [.. Enumerable.Range(0, number % 4 == 3 ? 5 : 1).Select(i => $"w{client}.{number}.{i}@killed.example")];

    /// <returns>The addresses, or null once the hub answers no more, or that its database is gone.</returns>
    private static async Task<string[]?> TryAsync(HttpClient api, string[] emails)
    {
        try
        {
            using var answer = emails is [var one]
                ? await api.PutAsJsonAsync("/api/v1/leads/by-key", new { email = one, title = "Head" })
                : await api.PostAsJsonAsync("/api/v1/leads/batch", new { leads = emails.Select(email => new { email, title = "Head" }) });
            return answer.IsSuccessStatusCode ? emails : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task ActivateAsync(HubProcess hub)
    {
        using var api = hub.Api();
        var draft = await (await api.PostAsync("/api/v1/definitions", Answers.Json(Given.SimpleDocument))).MustBeAsync(HttpStatusCode.Created);
        var version = $"/api/v1/definitions/{draft.Text("id")}/versions/{draft.GetProperty("number")}";
        await (await api.PostAsync($"{version}/activate", Answers.Json("""{ "reach": "nextActivity" }"""))).MustBeAsync(HttpStatusCode.OK);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
