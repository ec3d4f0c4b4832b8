using System.Text.Json;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>What a repeat of the request gets, where the first answer holds something that is stored nowhere.</summary>
internal sealed record AnswerToRepeats(byte[] Body)
{
    public static void Set(HttpContext http, object body) =>
        http.Features.Set(new AnswerToRepeats(JsonSerializer.SerializeToUtf8Bytes(body, Platform.Api.Body.Options)));
}
