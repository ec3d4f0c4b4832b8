using System.Security.Cryptography;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>
/// A POST with an <c>Idempotency-Key</c> acts once, however often it is sent (api.md, Retries). Act and answer are one transaction: a server
/// that dies between them has done neither.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, NpgsqlDataSource database, IdempotentAnswers answers, IOptions<HubOptions> options, TimeProvider clock)
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 200;
    private const int InMemory = 1024 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Headers.TryGetValue(Header, out var key) || http.GetEndpoint() is null)
            await next(http);
        else if (key is not [{ Length: > 0 and <= LongestKey } text])
            await Refuse($"Send one key of 1 to {LongestKey} characters.").ExecuteAsync(http);
        else
            await OnceAsync(http, text);
    }

    private async Task OnceAsync(HttpContext http, string key)
    {
        var ct = http.RequestAborted;
        var request = new IdempotentRequest(http.Features.GetRequiredFeature<Caller>().KeyId, http.Request.Method, http.Request.Path, key);
        http.Request.EnableBuffering(InMemory);
        var hash = await SHA256.HashDataAsync(http.Request.Body, ct);
        http.Request.Body.Position = 0;

        await using var act = await OneTransaction.BeginAsync(database, ct);
        act.Enter();
        if (!await answers.TakeTurnAsync(request, TimeSpan.FromSeconds(options.Value.IdempotencyWaitSeconds), ct))
            await Problems.Problem(StatusCodes.Status409Conflict, "The same request is still being worked on. Ask again for its answer in a moment.").ExecuteAsync(http);
        else if (await answers.FindAsync(request, ct) is not { } first)
            await ActAsync(http, act, request, hash);
        else if (!first.BodyHash.AsSpan().SequenceEqual(hash))
            await Refuse("This key was used for another body. Take a new key for a new request.").ExecuteAsync(http);
        else
            await ReplayAsync(http, first);
    }

    private async Task ActAsync(HttpContext http, OneTransaction act, IdempotentRequest request, byte[] hash)
    {
        const string BeforeTheAct = "hub_act";
        await act.Transaction.SaveAsync(BeforeTheAct, http.RequestAborted);
        var body = await RecordAsync(http);
        var status = http.Response.StatusCode;
        if (status is < 200 or >= 300)
        {
            // A refused request changed nothing, whatever its use case did before it refused.
            await act.Transaction.RollbackAsync(BeforeTheAct, http.RequestAborted);
        }
        if (status is (>= 200 and < 300) or StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity)
        {
            await answers.KeepAsync(request, AnswerOf(http, request, hash, body), http.RequestAborted);
            await act.CommitAsync(http.RequestAborted);
        }
        if (body.Length > 0) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Runs the act and holds its answer back until it is known to count.</summary>
    private async Task<byte[]> RecordAsync(HttpContext http)
    {
        var wire = http.Response.Body;
        using var body = new MemoryStream();
        http.Response.Body = body;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
        }
        return body.ToArray();
    }

    private IdempotentAnswer AnswerOf(HttpContext http, IdempotentRequest request, byte[] hash, byte[] body) => new()
    {
        Caller = request.Caller, Method = request.Method, Path = request.Path, Key = request.Key, BodyHash = hash, At = clock.GetUtcNow(),
        Status = http.Response.StatusCode, ContentType = http.Response.ContentType ?? "", Body = http.Features.Get<AnswerToRepeats>()?.Body ?? body,
        Location = http.Response.Headers.Location, ETag = http.Response.Headers.ETag,
    };

    private static async Task ReplayAsync(HttpContext http, IdempotentAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType is { Length: > 0 } type ? type : null;
        http.Response.Headers.Location = answer.Location;
        http.Response.Headers.ETag = answer.ETag;
        http.Response.Headers["Idempotency-Replayed"] = "true";
        if (answer.Body.Length > 0) await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static IResult Refuse(string reason) =>
        Problems.Problem(StatusCodes.Status422UnprocessableEntity, reason, new Dictionary<string, IReadOnlyList<string>> { [Header] = [reason] });
}
