using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Platform.Jobs;

public enum JobState { Running, Done, Failed }

/// <summary>One run of a job, with what it did and how far it is.</summary>
public sealed class JobRun
{
    public Guid Id { get; init; }

    public string Job { get; init; } = "";

    /// <summary>The instant for which it ran: the scheduled fire time, or what a person chose.</summary>
    public DateTimeOffset AsOf { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public JobState State { get; set; }

    public long RowsDone { get; set; }

    public long? RowsTotal { get; set; }

    /// <summary>What came of it, in a sentence, or why it failed.</summary>
    public string? Result { get; set; }

    /// <summary>Where an interrupted run goes on.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>Absent when the timetable started it.</summary>
    public Guid? StartedBy { get; init; }
}

internal sealed class JobTables : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.ToTable("JobRuns");
        run.Property(r => r.Job).HasMaxLength(50);
        run.HasIndex(r => new { r.Job, r.StartedAt });
    }
}
