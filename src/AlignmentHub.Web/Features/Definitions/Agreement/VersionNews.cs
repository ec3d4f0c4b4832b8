using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>Who hears of a version, and of what.</summary>
internal static class VersionNews
{
    /// <summary>The stretch before a proposal in which rejections for its reason count as having led to it.</summary>
    public static readonly TimeSpan Pattern = TimeSpan.FromDays(60);

    /// <summary>Everybody who may sign, except who proposed it.</summary>
    public static async Task<IReadOnlyList<Notice>> ProposedAsync(HubDb db, DefinitionVersion version, DateTimeOffset now, CancellationToken ct) =>
        [.. (await db.OtherSignersAsync(version.ProposedBy, ct)).Select(person => Of(NoticeKind.VersionProposed, person, version, now))];

    /// <summary>Who proposed it.</summary>
    public static IReadOnlyList<Notice> Signed(DefinitionVersion version, DateTimeOffset now) =>
        version.ProposedBy is { } proposer ? [Of(NoticeKind.VersionSigned, proposer, version, now)] : [];

    /// <summary>The reps whose rejections led to it: they learn that they were heard.</summary>
    public static async Task<IReadOnlyList<Notice>> ActivatedAsync(HubDb db, DefinitionVersion version, DateTimeOffset now, CancellationToken ct)
    {
        if (version is not { ReasonKey: { } reason, ProposedAt: { } proposed }) return [];

        var reps = await db.Set<Handoff>()
            .Where(h => h.State == HandoffState.Rejected && h.ReasonKey == reason && h.DecidedAt >= proposed - Pattern && h.DecidedAt < proposed && h.DecidedBy != null)
            .Select(h => h.DecidedBy!.Value).Distinct().ToListAsync(ct);
        return [.. reps.Select(rep => Of(NoticeKind.VersionActivated, rep, version, now))];
    }

    private static Notice Of(NoticeKind kind, Guid person, DefinitionVersion version, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PersonId = person, Kind = kind, CreatedAt = now, Cause = $"{kind}/{version.Id}", Facts = $$"""{ "version": {{version.Number}} }""",
        Link = kind == NoticeKind.VersionActivated ? $"/definitions/{version.DefinitionId}/ledger" : $"/definitions/{version.DefinitionId}/versions/{version.Number}",
    };
}
