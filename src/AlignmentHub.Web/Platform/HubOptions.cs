namespace AlignmentHub.Web.Platform;

/// <summary>The settings under <c>Hub</c>, from appsettings.json and the environment (<c>Hub__Currency</c>).</summary>
public sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>ISO 4217: the currency that revenue is reported in.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>IANA name: the zone of the hub's days, and of viewers whose own is unknown.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Where the private database and uploaded files live.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Fills an empty database with the demo company.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether definitions can be signed through an API key that acts as somebody else (Hub-Act-As). Such a signature is marked.</summary>
    public bool RelayedSignatures { get; init; } = true;

    public RateLimitOptions RateLimit { get; init; } = new();

    /// <summary>How long a repeated POST waits for the first one with its Idempotency-Key.</summary>
    public int IdempotencyWaitSeconds { get; init; } = 30;

    public FirstAdminOptions Admin { get; init; } = new();

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

public sealed class RateLimitOptions
{
    /// <summary>Requests a minute and API key; 0 is no limit.</summary>
    public int PerMinute { get; init; }
}

/// <summary>The administrator that the first start creates, for hubs that are set up by scripts.</summary>
public sealed class FirstAdminOptions
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    /// <summary>A key with the scope <c>admin</c>, owned by that administrator.</summary>
    public string? ApiKey { get; init; }

    public bool IsGiven => !string.IsNullOrEmpty(Email) || !string.IsNullOrEmpty(Password) || !string.IsNullOrEmpty(ApiKey);
}
