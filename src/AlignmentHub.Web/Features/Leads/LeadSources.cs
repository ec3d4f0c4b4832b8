using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

internal static class LeadSources
{
    /// <summary>Where leads come from. Jumps from one source to the next in the index: a million leads have a dozen sources.</summary>
    public static Task<List<string>> SourcesAsync(this HubDb db, int most, CancellationToken ct) => db.Database.SqlQuery<string>($"""
        with recursive each as (
            (select source from leads where source is not null order by source limit 1)
            union all
            select (select source from leads where source > each.source order by source limit 1) from each where each.source is not null
        )
        select source as "Value" from each where source is not null limit {most}
        """).ToListAsync(ct);
}
