using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Leads.Bulk;

internal sealed class BulkTables : IEntityTypeConfiguration<BulkAct>, IEntityTypeConfiguration<BulkItem>, IEntityTypeConfiguration<LeadTag>
{
    public void Configure(EntityTypeBuilder<BulkAct> act)
    {
        act.ToTable("BulkActs");
        act.Ignore(a => a.LiveTopic);
        act.Property(a => a.Argument).HasMaxLength(254);
        act.Property(a => a.Reason).HasMaxLength(1000);
        act.HasIndex(a => new { a.CreatedBy, a.CreatedAt });
        act.HasIndex(a => a.CreatedAt).HasFilter("state in ('Running', 'Undoing')").HasDatabaseName("ix_bulk_acts_under_way");
        act.HasOne<Person>().WithMany().HasForeignKey(a => a.CreatedBy);
    }

    public void Configure(EntityTypeBuilder<BulkItem> item)
    {
        item.ToTable("BulkItems");
        item.HasKey(i => new { i.ActId, i.LeadId });
        item.HasIndex(i => new { i.ActId, i.State });
        item.HasIndex(i => i.LeadId);
        // Of two servers that take the same lead, the first to be through counts.
        item.Property(i => i.State).IsConcurrencyToken();
        item.Property(i => i.Before).HasMaxLength(300);
        item.HasOne<BulkAct>().WithMany().HasForeignKey(i => i.ActId);
        item.HasOne<Lead>().WithMany().HasForeignKey(i => i.LeadId);
    }

    public void Configure(EntityTypeBuilder<LeadTag> tag)
    {
        tag.ToTable("LeadTags");
        tag.HasKey(t => new { t.LeadId, t.Tag });
        tag.HasIndex(t => new { t.Tag, t.LeadId });
        tag.Property(t => t.Tag).HasMaxLength(LeadTag.Longest);
        tag.HasOne<Lead>().WithMany().HasForeignKey(t => t.LeadId);
    }
}
