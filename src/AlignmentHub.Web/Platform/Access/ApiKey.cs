namespace AlignmentHub.Web.Platform.Access;

/// <summary>What a key may be used for; <see cref="Admin"/> includes the others.</summary>
public enum ApiScope { Read, Ingest, Write, Admin }

/// <summary>A secret with which a program acts as a person. Shown once, stored hashed.</summary>
public sealed class ApiKey
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The first characters of the key, by which people tell keys apart.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>SHA-256 of the key; it is long and random, so a slow hash would add nothing.</summary>
    public byte[] Hash { get; init; } = [];

    public ApiScope[] Scopes { get; init; } = [];

    public Guid OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
