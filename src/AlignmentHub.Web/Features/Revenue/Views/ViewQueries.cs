using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Views;

/// <param name="Owner">Absent for one's own.</param>
public sealed record ViewLine(Guid Id, string Name, string Address, bool IsShared, string? Owner);

/// <summary>One's own views and those that others share.</summary>
public sealed class ViewQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<ViewLine>> OfAsync(Actor me, CancellationToken ct = default)
    {
        var own = me.Id;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (
            from view in db.Set<ReportView>()
            where view.OwnerId == own || view.IsShared
            join owner in db.Set<Person>() on view.OwnerId equals owner.Id
            orderby view.Name, view.Id
            select new ViewLine(view.Id, view.Name, view.Address, view.IsShared, view.OwnerId == own ? null : owner.Name)).ToListAsync(ct);
    }
}
