using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Notices;

public enum NoticeKind
{
    Assigned, AtRisk, Breached, Escalated, Offered, Reassigned, Expired, JobFailed, Asked, Answered, Disputed, Resolved, VersionProposed, VersionSigned, VersionActivated, TermsProposed, TermsSigned,
}

/// <summary>Something a person should know, shown in the bell. Written at most once per cause.</summary>
public sealed class Notice : ILive
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public NoticeKind Kind { get; init; }

    /// <summary>
    /// What the text speaks about, as a JSON object; the words are in the resources. About a hand-off it has <c>handoff</c>, its id: the
    /// name of the lead is looked up when the notice is read, so that it can be erased in one place. About a promise it has <c>promise</c>,
    /// about a month <c>about</c>, its name, about a version of a definition <c>version</c>, its number.
    /// </summary>
    public string Facts { get; init; } = "{}";

    /// <summary>The page to open, such as <c>/handoffs/0199…</c>.</summary>
    public string Link { get; init; } = "";

    /// <summary>The cause; a second notice for the same cause to the same person is not written.</summary>
    public string Cause { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>
    /// When it goes out of the house; until it is said, when the person works again. What is urgent says the instant itself. The bell shows
    /// everything at once, and calls nobody out of bed.
    /// </summary>
    public DateTimeOffset? SendAt { get; set; }

    /// <summary>Why this person is told, for the log of deliveries.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it goes out with the person's digest; the bell has it among what was read.</summary>
    public bool IsDigest { get; init; }

    public string LiveTopic => $"notice/{PersonId}";
}

internal sealed class NoticeTables : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.Ignore(n => n.LiveTopic);
        // These are for the message that goes out (OutboxMessage).
        notice.Ignore(n => n.SendAt);
        notice.Ignore(n => n.Reason);
        notice.Ignore(n => n.IsDigest);
        notice.Property(n => n.Facts).HasColumnType("jsonb");
        notice.Property(n => n.Link).HasMaxLength(500);
        notice.Property(n => n.Cause).HasMaxLength(200);
        notice.HasIndex(n => new { n.PersonId, n.Cause }).IsUnique();
        notice.HasIndex(n => new { n.PersonId, n.CreatedAt });
        notice.HasIndex(n => n.PersonId).HasFilter("read_at is null").HasDatabaseName("ix_notices_unread");
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
    }
}
