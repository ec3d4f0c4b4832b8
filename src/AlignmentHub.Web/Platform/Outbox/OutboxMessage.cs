using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Platform.Outbox;

/// <summary>Something that a person is to be told outside the hub, written in the same transaction as what happened.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>What kind of news it is; the words are in the resources.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What the text speaks about, as a JSON object.</summary>
    public string Facts { get; init; } = "{}";

    public string Link { get; init; } = "";

    /// <summary>The cause; a second message for the same cause to the same person is not written.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Why this person is told, for the log of deliveries.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it waits for the person's digest instead of going out alone.</summary>
    public bool IsDigest { get; init; }

    /// <summary>Not before this instant: people are told in working hours, unless it is urgent.</summary>
    public DateTimeOffset SendAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Absent while it waits.</summary>
    public DateTimeOffset? SentAt { get; init; }
}

internal sealed class OutboxTables : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("OutboxMessages");
        message.Property(m => m.Kind).HasMaxLength(50);
        message.Property(m => m.Facts).HasColumnType("jsonb");
        message.Property(m => m.Link).HasMaxLength(500);
        message.Property(m => m.Cause).HasMaxLength(200);
        message.Property(m => m.Reason).HasMaxLength(500);
        message.HasIndex(m => new { m.PersonId, m.Cause }).IsUnique();
        message.HasIndex(m => m.SendAt).HasFilter("sent_at is null").HasDatabaseName("ix_outbox_messages_waiting");
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }
}
