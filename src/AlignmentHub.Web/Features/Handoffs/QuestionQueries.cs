using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Questions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>What a rep has to answer now to qualify a lead, and which version says so.</summary>
public sealed record AskedQuestions(Guid VersionId, int Number, QualifyingQuestions Content);

/// <summary>The questions of the active version of the SQL definition.</summary>
public sealed class QuestionQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Null while no version is active: anything may be answered then.</summary>
    public async Task<AskedQuestions?> NowAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await NowAsync(db, ct);
    }

    internal static async Task<AskedQuestions?> NowAsync(HubDb db, CancellationToken ct)
    {
        var active = await db.Set<DefinitionVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.State == DefinitionState.Active
            && db.Set<Definition>().Any(d => d.Id == v.DefinitionId && d.Stage == DefinitionStage.Sql), ct);
        return active is null ? null : Of(active);
    }

    /// <summary>The questions of a version that a hand-off was qualified by.</summary>
    internal static async Task<AskedQuestions?> OfAsync(HubDb db, Guid? versionId, CancellationToken ct) =>
        versionId is null ? null : Of(await db.Set<DefinitionVersion>().AsNoTracking().SingleAsync(v => v.Id == versionId, ct));

    private static AskedQuestions Of(DefinitionVersion version) => new(version.Id, version.Number, (QualifyingQuestions)version.Content);
}
