using System.Text.Json;
using System.Text.Json.Serialization;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Reads a request's JSON strictly: unknown members, wrong types and repeated members are refused with their path.</summary>
public static class Body
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The body as a record, or what is wrong with it.</summary>
    /// <exception cref="BadHttpRequestException">It is no JSON at all; the API answers 400.</exception>
    public static async Task<Outcome<T>> ReadAsync<T>(HttpRequest request, CancellationToken ct) where T : class
    {
        using var document = await ParseAsync(request, ct);
        try
        {
            return document.RootElement.Deserialize<T>(Options) is { } body ? body : Refusal.Field("$", "The body must be a JSON object.");
        }
        catch (JsonException wrong)
        {
            return Refusal.Field(wrong.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "$", "This member is unknown, missing or of the wrong type.");
        }
    }

    public static async Task<JsonDocument> ParseAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, new JsonDocumentOptions { AllowDuplicateProperties = false }, ct);
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException("The body is not valid JSON.", StatusCodes.Status400BadRequest, unreadable);
        }
    }
}
