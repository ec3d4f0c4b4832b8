using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>What a key may be used for; <see cref="Admin"/> includes the others.</summary>
public enum ApiScope { Read, Ingest, Write, Admin }

/// <summary>A secret with which a program acts as a person. Shown once, stored hashed.</summary>
public sealed class ApiKey : ILive
{
    private ApiKey() { } // EF Core

    public Guid Id { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>The first characters of the key, by which people tell keys apart.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>SHA-256 of the key; it is long and random, so a slow hash would add nothing.</summary>
    public byte[] Hash { get; private init; } = [];

    public ApiScope[] Scopes { get; private init; } = [];

    public Guid OwnerId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public string LiveTopic => $"apiKey/{Id}";

    public static ApiKey Create(string name, string secret, ApiScope[] scopes, Guid ownerId, DateTimeOffset? expiresAt, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Name = name, Prefix = ApiKeySecret.PrefixOf(secret), Hash = ApiKeySecret.HashOf(secret),
        Scopes = scopes, OwnerId = ownerId, CreatedAt = now, ExpiresAt = expiresAt,
    };

    /// <summary>Ends it for good; the first time counts.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
