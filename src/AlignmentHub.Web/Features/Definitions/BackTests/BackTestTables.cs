using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

internal sealed class BackTestTables : IEntityTypeConfiguration<BackTest>, IEntityTypeConfiguration<BackTestView>, IEntityTypeConfiguration<BackTestLead>
{
    public void Configure(EntityTypeBuilder<BackTest> test)
    {
        test.ToTable("BackTests");
        test.Property(t => t.Document).HasColumnType("jsonb");
        test.Property(t => t.Counted).HasColumnType("jsonb");
        test.Property(t => t.Result).HasColumnType("jsonb");
        test.Property(t => t.ContentHash).HasMaxLength(64);
        test.HasIndex(t => new { t.DefinitionId, t.RequestedAt });
        test.HasIndex(t => t.ContentHash);
        test.HasIndex(t => t.RequestedAt).HasFilter("state in ('Queued', 'Running')").HasDatabaseName("ix_back_tests_unfinished");
        test.HasOne<Definition>().WithMany().HasForeignKey(t => t.DefinitionId);
        test.HasOne<DefinitionVersion>().WithMany().HasForeignKey(t => t.VersionId);
        test.HasOne<DefinitionVersion>().WithMany().HasForeignKey(t => t.ActiveVersionId);
        test.HasOne<Person>().WithMany().HasForeignKey(t => t.RequestedBy);
    }

    public void Configure(EntityTypeBuilder<BackTestView> view)
    {
        view.ToTable("BackTestViews");
        view.HasKey(v => new { v.BackTestId, v.PersonId });
        view.HasOne<BackTest>().WithMany().HasForeignKey(v => v.BackTestId);
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId);
    }

    public void Configure(EntityTypeBuilder<BackTestLead> lead)
    {
        lead.ToTable("BackTestLeads");
        lead.HasKey(l => new { l.BackTestId, l.LeadId });
        lead.HasOne<BackTest>().WithMany().HasForeignKey(l => l.BackTestId);
        lead.HasOne<Lead>().WithMany().HasForeignKey(l => l.LeadId);
    }
}
