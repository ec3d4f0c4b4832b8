using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Feedback;

internal sealed class FeedbackTables : IEntityTypeConfiguration<FeedbackThread>, IEntityTypeConfiguration<FeedbackEntry>, IEntityTypeConfiguration<ThreadRead>
{
    public void Configure(EntityTypeBuilder<FeedbackThread> thread)
    {
        thread.ToTable("FeedbackThreads", table => table.HasCheckConstraint("ck_feedback_threads_closed", "(closed_at is null) = (outcome is null) and (closed_at is null) = (closed_side is null)"));
        thread.Ignore(t => t.LiveTopic);
        thread.Property(t => t.ClosingNote).HasMaxLength(FeedbackEntry.LongestText);
        thread.HasIndex(t => new { t.LastAt, t.Id });
        thread.HasIndex(t => t.HandoffId);
        thread.HasIndex(t => t.DefinitionVersionId); // the ledger looks for those of a definition
        thread.HasIndex(t => t.HandoffId).IsUnique().HasFilter("kind = 'Dispute'").HasDatabaseName("ix_feedback_threads_one_dispute");
        thread.HasOne<Handoff>().WithMany().HasForeignKey(t => t.HandoffId);
        thread.HasOne<Handoff>().WithMany().HasForeignKey(t => t.NextHandoffId);
        thread.HasOne<Person>().WithMany().HasForeignKey(t => t.OpenedBy);
        thread.HasOne<Person>().WithMany().HasForeignKey(t => t.ClosedBy);
        thread.HasOne<DefinitionVersion>().WithMany().HasForeignKey(t => t.DefinitionVersionId);
    }

    public void Configure(EntityTypeBuilder<FeedbackEntry> entry)
    {
        entry.ToTable("FeedbackEntries");
        entry.Property(e => e.Number).UseIdentityAlwaysColumn();
        entry.Property(e => e.Text).HasMaxLength(FeedbackEntry.LongestText);
        entry.HasIndex(e => new { e.ThreadId, e.At });
        entry.HasOne<FeedbackThread>().WithMany().HasForeignKey(e => e.ThreadId);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
    }

    public void Configure(EntityTypeBuilder<ThreadRead> read)
    {
        read.ToTable("FeedbackReads");
        read.HasKey(r => new { r.PersonId, r.ThreadId });
        read.HasOne<FeedbackThread>().WithMany().HasForeignKey(r => r.ThreadId);
        read.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}
