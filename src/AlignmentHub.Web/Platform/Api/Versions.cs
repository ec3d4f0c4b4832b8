using System.Globalization;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>The version of a resource as <c>ETag</c> and <c>If-Match</c> (api.md, Concurrency).</summary>
public static class Versions
{
    /// <summary>Of whoever makes something new: there must be none of it yet.</summary>
    public const int None = 0;

    /// <summary>The version the caller has seen; absent when nothing is to be checked.</summary>
    public static int? SeenVersion(this HttpRequest request)
    {
        if (request.Headers.IfMatch.ToString() is not { Length: > 0 } seen || seen == "*") return null;

        // What is no version of ours matches none of them.
        return int.TryParse(seen.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }

    public static void SetVersion(this HttpResponse response, int version) => response.Headers.ETag = $"\"{version}\"";

    /// <summary>Refuses a write by somebody who has not seen the present state.</summary>
    public static Outcome Check(int? seen, int present) => seen switch
    {
        None => new Refusal("There is one of this name already. Open that one to change it."),
        null => Outcome.Done,
        _ when seen == present => Outcome.Done,
        _ => new Refusal($"This is at version {present} by now. Read it again and repeat your change."),
    };
}
