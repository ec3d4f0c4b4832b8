using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Keeps that a person has seen the finished result, which signing asks for (semantics.md 3.1).</summary>
public sealed class OpenBackTest(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <summary>Says whether it was the first time.</summary>
    public async Task<bool> RunAsync(Guid id, Actor by, CancellationToken ct = default)
    {
        if (by.PersonId is not { } person) return false;

        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var opened = await db.Database.ExecuteSqlAsync(
            $"""
            insert into back_test_views (back_test_id, person_id, opened_at)
            select id, {person}, {now} from back_tests where id = {id} and state = {nameof(BackTestState.Done)}
            on conflict do nothing
            """, ct) > 0;
        if (opened) await db.AnnounceAsync(["definition/"], ct);
        return opened;
    }
}
