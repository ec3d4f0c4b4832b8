using System.Globalization;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>The version of a resource as <c>ETag</c> and <c>If-Match</c> (api.md, Concurrency).</summary>
public static class Versions
{
    /// <summary>The version the caller has seen; absent when nothing is to be checked.</summary>
    public static int? SeenVersion(this HttpRequest request)
    {
        if (request.Headers.IfMatch.ToString() is not { Length: > 0 } seen || seen == "*") return null;

        // What is no version of ours matches none of them.
        return int.TryParse(seen.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }

    public static void SetVersion(this HttpResponse response, int version) => response.Headers.ETag = $"\"{version}\"";

    /// <summary>Refuses a write by somebody who has not seen the present state.</summary>
    public static Outcome Check(int? seen, int present) =>
        seen is null || seen == present ? Outcome.Done : new Refusal($"This is at version {present} by now. Read it again and repeat your change.");
}
