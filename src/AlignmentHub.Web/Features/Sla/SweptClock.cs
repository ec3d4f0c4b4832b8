using System.Text.Json;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Notices;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>A clock that the sweep found something on.</summary>
/// <param name="Managers">Who stands above its rep; of a lead that nobody has, above those who could have taken it.</param>
/// <param name="Passed">How many steps of its ladder are passed now.</param>
/// <param name="IsNewStep">Whether the last of them was passed just now.</param>
internal sealed record SweptClock(
    Guid Id, Guid HandoffId, string Kind, DateTimeOffset? DueAt, Guid? RepId, Guid[] Managers, Guid PolicyVersionId, Guid CalendarVersionId, int Passed,
    bool IsNewStep, bool IsBreach)
{
    private const int Due = 100;

    /// <summary>What those are told who have something to do with the step, each once.</summary>
    public IEnumerable<Notice> Tell(EscalationStep step, BusinessCalendar hours, DateTimeOffset now)
    {
        var told = People(step, EscalationDeed.Rep).Concat(People(step, EscalationDeed.Manager)).Distinct().ToList();
        return told.Select(person => ToNotice(person, step, hours, now, isDigest: false))
            .Concat(People(step, EscalationDeed.Digest).Except(told).Select(person => ToNotice(person, step, hours, now, isDigest: true)));
    }

    private IEnumerable<Guid> People(EscalationStep step, EscalationDeed deed)
    {
        if (!step.Do.Contains(deed)) return [];

        return deed == EscalationDeed.Rep ? new[] { RepId }.OfType<Guid>() : Managers;
    }

    private Notice ToNotice(Guid person, EscalationStep step, BusinessCalendar hours, DateTimeOffset now, bool isDigest)
    {
        var promise = JsonNamingPolicy.CamelCase.ConvertName(Kind);
        return new()
        {
            Id = Guid.CreateVersion7(now), PersonId = person, Kind = KindOf(step), CreatedAt = now, Link = $"/handoffs/{HandoffId}", Cause = $"clock/{Id}/{step.At}",
            Facts = JsonSerializer.Serialize(new { handoff = HandoffId, promise, dueAt = DueAt?.UtcDateTime, percent = step.At }),
            IsDigest = isDigest, SendAt = step.Urgent ? now : hours.NextOpen(now), Reason = $"{step.At} % of the time for {promise} is used.",
        };
    }

    private static NoticeKind KindOf(EscalationStep step) => step.At switch
    {
        < Due => NoticeKind.AtRisk,
        Due => NoticeKind.Breached,
        _ => NoticeKind.Escalated,
    };
}
