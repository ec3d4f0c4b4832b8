using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform;

/// <summary>Refuses settings that cannot work, at start-up and in a sentence, instead of at the first request that needs them.</summary>
internal sealed class HubOptionsRules : IValidateOptions<HubOptions>
{
    /// <summary>A key is looked up by a fast hash; what is shorter than this could be guessed.</summary>
    private const int ShortestKey = 8;
    private const int LongestWait = 300;

    public ValidateOptionsResult Validate(string? name, HubOptions options)
    {
        var wrong = Mistakes(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Mistakes(HubOptions hub)
    {
        if (hub.Currency is not { Length: 3 } || !hub.Currency.All(char.IsAsciiLetterUpper))
            yield return $"Hub:Currency is '{hub.Currency}'; it must be a currency code of three capital letters, such as EUR.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(hub.TimeZone, out _))
            yield return $"Hub:TimeZone is '{hub.TimeZone}'; it must be a zone's name such as Europe/Berlin.";
        if (hub.RateLimit.PerMinute < 0)
            yield return $"Hub:RateLimit:PerMinute is {hub.RateLimit.PerMinute}; it must be 0 for no limit, or a number of requests.";
        if (hub.IdempotencyWaitSeconds is < 1 or > LongestWait)
            yield return $"Hub:IdempotencyWaitSeconds is {hub.IdempotencyWaitSeconds}; it must be 1 to {LongestWait}.";
        foreach (var mistake in Mistakes(hub.Admin)) yield return mistake;
    }

    private static IEnumerable<string> Mistakes(FirstAdminOptions admin)
    {
        if (!admin.IsGiven) yield break;

        if (string.IsNullOrEmpty(admin.Email) || string.IsNullOrEmpty(admin.Password))
            yield return "Hub:Admin needs both Email and Password, or neither of them and no ApiKey.";
        if (admin.Email is { Length: > 0 } email && EmailAddress.Normalise(email).Refusal is { } no)
            yield return $"Hub:Admin:Email is '{email}'. {no.Reason}";
        if (admin.Password is { Length: > 0 } password && Passwords.Check(password, admin.Email ?? "").Refusal is { } weak)
            yield return $"Hub:Admin:Password is too weak. {weak.Reason}";
        if (admin.ApiKey is { Length: > 0 and < ShortestKey })
            yield return $"Hub:Admin:ApiKey is too short; use at least {ShortestKey} characters, better 32 random ones.";
    }
}
