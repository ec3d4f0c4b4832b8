using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Revenue.Terms;

internal sealed class TermsTables : IEntityTypeConfiguration<TermsVersion>, IEntityTypeConfiguration<TermsSignature>
{
    public void Configure(EntityTypeBuilder<TermsVersion> version)
    {
        version.ToTable("CreditTerms", table => table.HasCheckConstraint("ck_credit_terms_window_days", "window_days between 1 and 730"));
        version.Ignore(v => v.LiveTopic);
        version.Ignore(v => v.Terms);
        version.Property(v => v.Text).HasMaxLength(TermsVersion.LongestText);
        version.HasIndex(v => v.Number).IsUnique();
        version.HasIndex(v => v.State).IsUnique().HasFilter("state = 'Active'").HasDatabaseName("ix_credit_terms_active");
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.ProposedBy);
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.WithdrawnBy);
    }

    public void Configure(EntityTypeBuilder<TermsSignature> signature)
    {
        signature.ToTable("CreditTermsSignatures");
        signature.HasIndex(s => new { s.VersionId, s.Side }).IsUnique();
        signature.HasIndex(s => new { s.VersionId, s.PersonId }).IsUnique();
        signature.HasOne<TermsVersion>().WithMany().HasForeignKey(s => s.VersionId);
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
