using System.Text.Json;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Notices;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>An answer or delivery that is overdue, and somebody who is told; nobody when there is none to tell.</summary>
/// <param name="Title">What is to be delivered.</param>
internal sealed record MissedPromise(Guid Id, string Kind, Guid SubjectId, Guid? HandoffId, DateTimeOffset DueAt, Guid? PersonId, string? Title)
{
    public Notice ToNotice(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PersonId = PersonId!.Value, Kind = NoticeKind.Breached, CreatedAt = now, Cause = $"promise/{Id}/missed",
        Link = Kind == nameof(PromiseKind.AnswerTime) ? $"/feedback/{SubjectId}" : "/sla/requests",
        Facts = JsonSerializer.Serialize(new { handoff = HandoffId, about = Title, promise = JsonNamingPolicy.CamelCase.ConvertName(Kind), dueAt = DueAt.UtcDateTime }),
    };
}
