using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>What a program reads from an answer of the API.</summary>
public static class Answers
{
    public static Task<JsonElement> ReadAsync(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<JsonElement> MustBeAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    /// <summary>The paths that a 422 names.</summary>
    public static async Task<IReadOnlyList<string>> MustRefuseFieldsAsync(this HttpResponseMessage answer) =>
        [.. (await answer.MustBeAsync(HttpStatusCode.UnprocessableEntity)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal)];

    public static string? Text(this JsonElement json, string member) => json.GetProperty(member).GetString();

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string path, object body) => client.PutAsync(path, JsonContent.Create(body));

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object body) => client.PostAsync(path, JsonContent.Create(body));

    /// <summary>A body as it stands, valid or not.</summary>
    public static StringContent Json(string text) => new(text, null, "application/json");
}
