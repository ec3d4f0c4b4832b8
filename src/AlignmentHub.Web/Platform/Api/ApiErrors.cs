using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Answers what went wrong under the API as problem details, and tells nobody outside what was inside.</summary>
internal sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> log)
{
    private const string RetryAfterSeconds = "5";

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (!http.Response.HasStarted && IsBareError(http.Response)) await AnswerAsync(http, http.Response.StatusCode, null);
        }
        catch (BadHttpRequestException unreadable) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, unreadable.StatusCode, unreadable.Message);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogGone(http.Request.Path);
        }
        catch (Exception lost) when (!http.Response.HasStarted && Outage.Is(lost))
        {
            LogOutage(lost, http.Request.Method, http.Request.Path);
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            await AnswerAsync(http, StatusCodes.Status503ServiceUnavailable, Outage.IsOfCommit(lost)
                ? "The database was lost while it stored this, so it may count or not. Repeated with the same Idempotency-Key, or by key, it counts once."
                : "The database does not answer at the moment. Try again.");
        }
        catch (Exception broken) when (!http.Response.HasStarted)
        {
            LogBroken(broken, http.Request.Method, http.Request.Path);
            await AnswerAsync(http, StatusCodes.Status500InternalServerError, "Something went wrong here. It is noted under the trace id.");
        }
    }

    /// <summary>404, 405 and 415 that routing answered without a word.</summary>
    private static bool IsBareError(HttpResponse response) => response is { StatusCode: >= 400, ContentType: null, ContentLength: null or 0 };

    private static Task AnswerAsync(HttpContext http, int status, string? detail)
    {
        // An Allow header of a 405 and a Retry-After stay.
        http.Response.Headers.Remove("Content-Length");
        return new ProblemAnswer(status, detail).ExecuteAsync(http);
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed", EventName = "ApiRequestFailed")]
    private partial void LogBroken(Exception cause, string method, PathString path);

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} was not done because the database does not answer", EventName = "ApiRequestNotDone")]
    private partial void LogOutage(Exception cause, string method, PathString path);

    [LoggerMessage(LogLevel.Debug, "The caller of {Path} did not wait for the answer", EventName = "ApiCallerGone")]
    private partial void LogGone(PathString path);
}
