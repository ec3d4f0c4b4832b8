using System.Text.Json;
using AlignmentHub.Web.Features.Notices;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Something about a clock that a person is told; nobody when there is none to tell.</summary>
internal sealed record ClockNews(Guid ClockId, Guid HandoffId, string Kind, DateTimeOffset DueAt, Guid? PersonId)
{
    /// <summary>The notice for it, once per clock, kind and person.</summary>
    public Notice ToNotice(NoticeKind kind, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PersonId = PersonId!.Value, Kind = kind, CreatedAt = now, Link = $"/handoffs/{HandoffId}", Cause = $"clock/{ClockId}/{kind}",
        Facts = JsonSerializer.Serialize(new { handoff = HandoffId, promise = JsonNamingPolicy.CamelCase.ConvertName(Kind), dueAt = DueAt.UtcDateTime }),
    };
}
