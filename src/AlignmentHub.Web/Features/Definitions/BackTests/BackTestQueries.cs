using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>A back-test as it stands in lists.</summary>
/// <param name="IsOfPresentContent">Whether the version still has the content that was tested.</param>
public sealed record BackTestLine(
    Guid Id, int Number, string ContentHash, bool IsOfPresentContent, DateOnly From, DateOnly To, BackTestState State, long Progress, long? Total, string? Failure,
    string? RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? EndedAt);

/// <summary>A back-test with its result, once there is one.</summary>
/// <param name="Version">The number of the version under test.</param>
/// <param name="ActiveVersion">That of the version it is compared with; absent if none was active.</param>
/// <param name="To">The day after the last.</param>
public sealed record BackTestSheet(
    Guid Id, Guid DefinitionId, int Version, string ContentHash, int? ActiveVersion, DateOnly From, DateOnly To, BackTestState State, long Progress, long? Total,
    string? Failure, string? RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, BackTestReport? Result)
{
    public DateOnly LastDay => To.AddDays(-1);
}

/// <summary>What the back-test screens and the API read.</summary>
public sealed class BackTestQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Those of a definition, or of one of its versions, the latest first.</summary>
    public async Task<IReadOnlyList<BackTestLine>> ListAsync(Guid definitionId, int? number, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (
            from test in db.Set<BackTest>()
            join version in db.Set<DefinitionVersion>() on test.VersionId equals version.Id
            where test.DefinitionId == definitionId && (number == null || version.Number == number)
            orderby test.RequestedAt descending, test.Id descending
            select new BackTestLine(
                test.Id, version.Number, test.ContentHash, test.ContentHash == version.ContentHash, test.FromDay, test.ToDay, test.State, test.Progress, test.Total,
                test.Failure, db.Set<Person>().Where(p => p.Id == test.RequestedBy).Select(p => p.Name).FirstOrDefault(), test.RequestedAt, test.EndedAt)).ToListAsync(ct);
    }

    public async Task<BackTestSheet?> FindAsync(Guid definitionId, Guid id, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await db.Set<BackTest>().AsNoTracking().Where(t => t.DefinitionId == definitionId && t.Id == id)
            .Select(t => new
            {
                Test = t,
                Number = db.Set<DefinitionVersion>().Where(v => v.Id == t.VersionId).Select(v => v.Number).Single(),
                Active = db.Set<DefinitionVersion>().Where(v => v.Id == t.ActiveVersionId).Select(v => (int?)v.Number).SingleOrDefault(),
                By = db.Set<Person>().Where(p => p.Id == t.RequestedBy).Select(p => p.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct);
        if (found is not { Test: var test }) return null;

        var result = test.Result is { } json ? JsonSerializer.Deserialize<BackTestReport>(json, Body.Options) : null;
        return new(
            test.Id, test.DefinitionId, found.Number, test.ContentHash, found.Active, test.FromDay, test.ToDay, test.State, test.Progress, test.Total, test.Failure,
            found.By, test.RequestedAt, test.StartedAt, test.EndedAt, result);
    }
}
