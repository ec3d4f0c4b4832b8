using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>The first answer to a POST, kept for 24 hours so that a repeat of it changes nothing (api.md, Retries).</summary>
public sealed class IdempotentAnswer
{
    /// <summary>The API key, or the public key of a form.</summary>
    public Guid Caller { get; init; }

    public string Method { get; init; } = "";

    public string Path { get; init; } = "";

    public string Key { get; init; } = "";

    /// <summary>SHA-256 of the request's bytes.</summary>
    public byte[] BodyHash { get; init; } = [];

    public int Status { get; init; }

    public string ContentType { get; init; } = "";

    public byte[] Body { get; init; } = [];

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class IdempotentAnswerTables : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> answer)
    {
        answer.ToTable("IdempotentAnswers");
        answer.HasKey(a => new { a.Caller, a.Method, a.Path, a.Key });
        answer.Property(a => a.Method).HasMaxLength(10);
        answer.Property(a => a.Path).HasMaxLength(500);
        answer.Property(a => a.Key).HasMaxLength(200);
        answer.Property(a => a.ContentType).HasMaxLength(100);
        answer.Property(a => a.Location).HasMaxLength(500);
        answer.Property(a => a.ETag).HasMaxLength(100);
        answer.HasIndex(a => a.At);
    }
}
