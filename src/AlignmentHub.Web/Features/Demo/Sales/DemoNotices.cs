using System.Text.Json;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Demo.Stories;
using AlignmentHub.Web.Features.Notices;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>What a rep was told when a lead was given to them; read once they had decided.</summary>
internal static class DemoNotices
{
    public static IEnumerable<Notice> Of(DemoPass pass, Handoff handoff)
    {
        // Who takes a lead from the queue need not be told.
        if (pass.IsQueued || handoff.RepId is not { } rep) yield break;

        var at = pass.DecidesFrom!.Value;
        yield return new Notice
        {
            Id = Guid.CreateVersion7(at), PersonId = rep, Kind = NoticeKind.Assigned, CreatedAt = at, ReadAt = pass.DecidedAt ?? pass.EndedAt,
            Link = $"/handoffs/{handoff.Id}", Cause = $"handoff/{handoff.Id}/assigned", Facts = JsonSerializer.Serialize(new { handoff = handoff.Id }),
        };
    }
}
