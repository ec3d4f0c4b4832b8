using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Tests.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class HubServerTests
{
    [Fact]
    public async Task A_server_that_does_not_answer_is_named_and_its_password_is_not()
    {
        var refusal = (await StartAsync("Host=127.0.0.1;Port=1;Database=hub;Username=ann;Password=unspoken")).Refusal;

        Assert.StartsWith("The PostgreSQL of ConnectionStrings__Hub (127.0.0.1, port 1, user ann) cannot be used: ", refusal?.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("unspoken", refusal?.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://ann:unspoken@db/hub")]
    [InlineData("Host=db;Colour=blue;Password=unspoken")]
    [InlineData("Database=hub;Password=unspoken")]
    public async Task What_is_no_connection_string_is_refused_with_the_form_of_one(string text)
    {
        var refusal = (await StartAsync(text)).Refusal;

        Assert.StartsWith("ConnectionStrings__Hub cannot be read: ", refusal?.Reason, StringComparison.Ordinal);
        Assert.EndsWith("It has the form Host=...;Database=...;Username=...;Password=...", refusal?.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("unspoken", refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_yet_is_left_to_the_first_start()
    {
        var name = $"hub_server_{Guid.NewGuid():n}";
        var there = await TestServer.CreateDatabaseAsync(name);
        await TestServer.DropDatabaseAsync(name);

        await using var server = (await StartAsync(there)).Value;

        Assert.Equal(name, new NpgsqlConnectionStringBuilder(server?.ConnectionString).Database);
    }

    private static Task<Outcome<HubServer>> StartAsync(string connectionString)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Hub", connectionString)]).Build();
        return HubServer.StartAsync(settings, CancellationToken.None);
    }
}
