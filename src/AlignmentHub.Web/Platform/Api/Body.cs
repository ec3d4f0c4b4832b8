using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AlignmentHub.Domain;
using Microsoft.AspNetCore.Http.Features;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Reads a request's JSON strictly: unknown members, wrong types and repeated members are refused with their path.</summary>
public static class Body
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new InstantConverter() },
    };

    /// <summary>The body as a record, or what is wrong with it.</summary>
    /// <exception cref="BadHttpRequestException">It is no JSON at all; the API answers 400, or 415 when it does not say it is JSON.</exception>
    public static async Task<Outcome<T>> ReadAsync<T>(HttpRequest request, CancellationToken ct) where T : class
    {
        using var document = await ParseAsync(request, ct);
        if (UnstorableText.PathIn(document.RootElement) is { } bad) return Refusal.Field(bad, UnstorableText.Reason);

        if (BodyMembers.Check(document.RootElement, Options.GetTypeInfo(typeof(T))) is { } wrongMembers) return wrongMembers;

        try
        {
            return document.RootElement.Deserialize<T>(Options)!;
        }
        catch (JsonException wrong)
        {
            return Refusal.Field(wrong.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "$", "This has the wrong type, or is none of the values that are allowed here.");
        }
    }

    /// <summary>For requests that may do without a body, and then mean this.</summary>
    public static async Task<Outcome<T>> ReadOrAsync<T>(HttpRequest request, T none, CancellationToken ct) where T : class =>
        request.ContentLength == 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false ? none : await ReadAsync<T>(request, ct);

    /// <summary>The body as it stands. Texts that cannot be stored (<see cref="UnstorableText"/>) are still in it, for callers that refuse them one by one.</summary>
    public static async Task<JsonDocument> ParseAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType()) throw new BadHttpRequestException("Send JSON, with Content-Type: application/json.", StatusCodes.Status415UnsupportedMediaType);

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        try
        {
            var text = WithoutMark(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            if (!Utf8.IsValid(text.Span)) throw new BadHttpRequestException("The body is not valid UTF-8.");

            // The document keeps the bytes it reads from.
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException("The body is not valid JSON.", StatusCodes.Status400BadRequest, unreadable);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
}
