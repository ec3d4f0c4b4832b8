using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Definitions.Pilots;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>Gives up a version before it ever counted. Who may write definitions or sign them may do so.</summary>
public sealed class WithdrawVersion(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <param name="seen">The edit of the version that was read; null asks nothing.</param>
    public async Task<Outcome> RunAsync(Guid definitionId, int number, int? seen, Actor by, CancellationToken ct = default)
    {
        if (!by.May(Permission.SignDefinitions) && by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (version.IsSeen(seen).Refusal is { } overtaken) return overtaken;
        if ((await db.IsNotPilotedAsync(version, ct)).Refusal is { } piloted) return piloted;

        var (now, before) = (clock.GetUtcNow(), version.State.ToString());
        if (version.Withdraw(by.PersonId, now).Refusal is { } no) return no;

        db.Audit(by, "definition.withdrawn", version.LiveTopic, now, new { State = before }, new { version.Number, State = version.State.ToString() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }
}
