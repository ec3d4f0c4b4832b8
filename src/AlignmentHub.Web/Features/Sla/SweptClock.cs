using System.Text.Json;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Notices;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>A clock that the sweep found something on.</summary>
/// <param name="Managers">Who stands above its rep; of a lead that nobody has, above those who could have taken it.</param>
/// <param name="IsBreach">Whether this sweep found that it was missed.</param>
internal sealed record SweptClock(Guid Id, Guid HandoffId, string Kind, DateTimeOffset? DueAt, Guid? RepId, Guid[] Managers, Guid PolicyVersionId, bool IsBreach)
{
    /// <summary>How many steps of its ladder were passed when somebody looked last.</summary>
    public int PassedBefore { get; init; }

    /// <summary>How many are passed now.</summary>
    public int Passed { get; init; }

    /// <summary>When the last of them was.</summary>
    public DateTimeOffset? ReachedAt { get; init; }

    /// <summary>Whether the promise was missed, whoever found that.</summary>
    public bool IsMissed { get; init; }

    public bool IsNewStep => Passed > PassedBefore;

    /// <summary>What those are told who have something to do with the step, each once.</summary>
    public IEnumerable<Notice> Tell(ReachedStep reached, DateTimeOffset now)
    {
        var told = People(reached.Step, EscalationDeed.Rep).Concat(People(reached.Step, EscalationDeed.Manager)).Distinct().ToList();
        return told.Select(person => ToNotice(person, reached, now, isDigest: false))
            .Concat(People(reached.Step, EscalationDeed.Digest).Except(told).Select(person => ToNotice(person, reached, now, isDigest: true)));
    }

    private IEnumerable<Guid> People(EscalationStep step, EscalationDeed deed)
    {
        if (!step.Do.Contains(deed)) return [];

        return deed == EscalationDeed.Rep ? new[] { RepId }.OfType<Guid>() : Managers;
    }

    private Notice ToNotice(Guid person, ReachedStep reached, DateTimeOffset now, bool isDigest)
    {
        var (step, promise) = (reached.Step, JsonNamingPolicy.CamelCase.ConvertName(Kind));
        return new()
        {
            // Of news of one instant the bell shows last what happened first, by the time in the id.
            Id = Guid.CreateVersion7(ReachedAt ?? now), PersonId = person, Kind = reached.Kind, CreatedAt = now, Link = $"/handoffs/{HandoffId}", Cause = $"clock/{Id}/{step.At}",
            Facts = JsonSerializer.Serialize(new { handoff = HandoffId, promise, dueAt = DueAt?.UtcDateTime, percent = step.At }),
            IsDigest = isDigest, SendAt = step.Urgent ? now : null, Reason = $"{step.At} % of the time for {promise} is used.",
        };
    }
}
