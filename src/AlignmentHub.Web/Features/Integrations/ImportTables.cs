using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Integrations;

internal sealed class ImportTables : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportFile>, IEntityTypeConfiguration<ImportFilePart>,
    IEntityTypeConfiguration<ImportRefusal>, IEntityTypeConfiguration<ImportCreation>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("Imports");
        import.Ignore(i => i.LiveTopic);
        import.Property(i => i.Mapping).HasColumnType("jsonb");
        import.HasIndex(i => i.CreatedAt);
        import.HasIndex(i => i.FileId);
        import.HasIndex(i => i.State).HasFilter("state in ('Queued', 'Running')").HasDatabaseName("ix_imports_unfinished");
        import.HasOne<ImportFile>().WithMany().HasForeignKey(i => i.FileId);
        import.HasOne<Person>().WithMany().HasForeignKey(i => i.CreatedBy);
    }

    public void Configure(EntityTypeBuilder<ImportFile> file)
    {
        file.ToTable("ImportFiles");
        file.Property(f => f.Name).HasMaxLength(260);
        file.Property(f => f.Encoding).HasMaxLength(50);
        file.Property(f => f.HeaderSet).HasMaxLength(64);
        file.Property(f => f.Draft).HasColumnType("jsonb");
        file.HasIndex(f => f.HeaderSet);
        file.HasIndex(f => f.UploadedAt);
        file.HasOne<Person>().WithMany().HasForeignKey(f => f.UploadedBy);
    }

    public void Configure(EntityTypeBuilder<ImportFilePart> part)
    {
        part.ToTable("ImportFileParts");
        part.HasKey(p => new { p.FileId, p.Number });
        part.HasOne<ImportFile>().WithMany().HasForeignKey(p => p.FileId);
    }

    public void Configure(EntityTypeBuilder<ImportRefusal> refusal)
    {
        refusal.ToTable("ImportRefusals");
        refusal.HasKey(r => new { r.ImportId, r.Row });
        refusal.Property(r => r.Problems).HasColumnType("jsonb");
        refusal.Property(r => r.Cells).HasColumnType("jsonb");
        refusal.HasOne<Import>().WithMany().HasForeignKey(r => r.ImportId);
    }

    public void Configure(EntityTypeBuilder<ImportCreation> creation)
    {
        creation.ToTable("ImportCreations");
        creation.HasKey(c => new { c.ImportId, c.ThingId });
        creation.HasOne<Import>().WithMany().HasForeignKey(c => c.ImportId);
    }
}
