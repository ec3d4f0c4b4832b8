using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>What the API said.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    public int Code => (int)Status;

    public Guid Id => Body.GetProperty("id").GetGuid();

    public string? Stage => Body.GetProperty("stage").GetString();

    /// <summary>The paths that a refusal names, in order.</summary>
    public string Paths => Body.TryGetProperty("errors", out var errors)
        ? string.Join(" ", errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal))
        : "";
}

public sealed partial class Given
{
    public Task<Answer> PutAsync(string path, string json, string? actAs = null) => SendAsync(HttpMethod.Put, path, json, actAs);

    public Task<Answer> PostAsync(string path, string json, string? actAs = null) => SendAsync(HttpMethod.Post, path, json, actAs);

    public Task<Answer> PutLeadAsync(string json) => PutAsync("leads/by-key", json);

    /// <summary>One value out of the database.</summary>
    public async Task<T> AskAsync<T>(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The first column of all rows, as text.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        List<string> rows = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>The stages a lead entered, in order; inferred ones in brackets.</summary>
    public Task<IReadOnlyList<string>> MovesAsync(Guid lead) => ListAsync(
        "select case when is_inferred then '(' || to_stage || ')' else to_stage end from stage_moves where lead_id = $1 order by at, id", lead);

    private async Task<Answer> SendAsync(HttpMethod method, string path, string json, string? actAs)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var answer = await app.Api(actAs).SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
