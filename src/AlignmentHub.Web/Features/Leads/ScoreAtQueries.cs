using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>What the version that judges a lead says of it at any instant; nothing is stored.</summary>
public sealed class ScoreAtQueries(IDbContextFactory<HubDb> databases, ActiveDefinitions definitions)
{
    /// <summary>The card from the lead's present fields and its activities up to the instant; null while no version is active.</summary>
    public async Task<LeadScoreCard?> AtAsync(Guid leadId, DateTimeOffset at, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        if (await definitions.NowAsync(db, ct) is not { } versions) return null;
        if (await SubjectAsync(db, leadId, versions, ct) is not { } subject) return null;

        var by = versions.Of(leadId, subject.Lead, subject.Account);
        var card = by.Scorer.Score(subject.Lead, subject.Account, subject.Activities, at);
        return new LeadScoreCard(card.Fit, card.Engagement, card.Total, card.Grade, card.Qualifies, QualifiedSince: null, card.BlockedBy, card.OverriddenBy,
            card.Lines, at, await VersionAsync(db, by.VersionId, ct));
    }

    private static async Task<ScoringSubject?> SubjectAsync(HubDb db, Guid leadId, VersionsInForce versions, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        ScoringSubjects.Ask(batch, [leadId], versions.ActivityTypes);
        await using var reader = await batch.ReadAsync(ct);
        return (await ScoringSubjects.ReadAsync(reader, ct)).SingleOrDefault();
    }

    private static async Task<ScoreVersion> VersionAsync(HubDb db, Guid versionId, CancellationToken ct)
    {
        var found = await db.Set<DefinitionVersion>().AsNoTracking().Where(v => v.Id == versionId)
            .Join(db.Set<Definition>(), v => v.DefinitionId, d => d.Id, (v, d) => new { Version = v, d.Id, d.Name })
            .SingleAsync(ct);
        return new(found.Id, found.Name, found.Version.Number, found.Version.WasSigned);
    }
}
