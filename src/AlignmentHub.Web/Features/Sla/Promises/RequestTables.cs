using AlignmentHub.Domain.Enablement;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Features.Sla.Promises;

internal sealed class RequestTables : IEntityTypeConfiguration<ContentRequest>
{
    public void Configure(EntityTypeBuilder<ContentRequest> request)
    {
        request.ToTable("ContentRequests", table => table.HasCheckConstraint(
            "ck_content_requests_agreed", "(agreed_day is null) = (due_at is null) and (agreed_day is null) = (agreed_at is null) and (agreed_day is null) = (agreed_by is null)"));
        request.Ignore(r => r.LiveTopic);
        request.Property(r => r.Title).HasMaxLength(ContentRequest.LongestTitle);
        request.Property(r => r.Note).HasMaxLength(ContentRequest.LongestNote);
        request.Property(r => r.Link).HasMaxLength(ContentRequest.LongestLink);
        request.HasIndex(r => new { r.AskedAt, r.Id });
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.AskedBy);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.AgreedBy);
    }
}
