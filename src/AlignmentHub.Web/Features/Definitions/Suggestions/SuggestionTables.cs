using AlignmentHub.Domain.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Definitions.Suggestions;

internal sealed class SuggestionTables : IEntityTypeConfiguration<CustomFieldMark>
{
    public const int LongestKey = 200;

    public void Configure(EntityTypeBuilder<CustomFieldMark> mark)
    {
        mark.ToTable("CustomFieldMarks");
        mark.HasKey(m => m.Key);
        mark.Property(m => m.Key).HasMaxLength(LongestKey);
    }
}
