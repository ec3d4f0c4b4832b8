using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>
/// That a job has to run because of what a use case did. Written in the use case's own transaction, so that neither counts without the
/// other; gone when a run that began later has ended.
/// </summary>
public sealed class JobRequest
{
    public Guid Id { get; init; }

    public string Job { get; init; } = "";

    /// <summary>What the job has to know of the cause.</summary>
    public string? Note { get; init; }

    public DateTimeOffset RequestedAt { get; init; }
}

internal sealed class JobRequestTables : IEntityTypeConfiguration<JobRequest>
{
    public void Configure(EntityTypeBuilder<JobRequest> request)
    {
        request.ToTable("JobRequests");
        request.Property(r => r.Job).HasMaxLength(50);
        request.Property(r => r.Note).HasMaxLength(200);
    }
}
