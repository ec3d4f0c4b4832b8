using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Conditions;

/// <summary>Finds the leads that meet a condition, without reading any that an index can leave out.</summary>
internal static class LeadConditionSearch
{
    /// <summary>With more of them, looking each up beforehand helps nobody.</summary>
    private const int MostValues = 1000;

    public static async Task<IQueryable<Lead>> MeetingAsync(this HubDb db, LeadCondition condition, CancellationToken ct)
    {
        var sql = new ConditionSql(await FewAsync(db, condition.Tree.Fields().ToHashSet(), ct));
        return db.Set<Lead>().FromSqlRaw(sql.Leads(condition.Tree), sql.Values).AsNoTracking();
    }

    private static async Task<Dictionary<string, FewValues>> FewAsync(HubDb db, HashSet<string> fields, CancellationToken ct)
    {
        var few = new Dictionary<string, FewValues>
        {
            ["emailKind"] = new FewValues<string>("l.email_kind", [.. Enum.GetNames<EmailKind>().Select(kind => (kind, kind))]),
        };
        if (fields.Contains("source") && await db.SourcesAsync(MostValues, ct) is { Count: < MostValues } sources)
            few["source"] = new FewValues<string>("l.source", [.. sources.Select(source => (source, source))]);
        if (fields.Contains("campaign"))
            few["campaign"] = new FewValues<Guid>("l.campaign_id", [.. (await db.Set<Campaign>().Select(c => new { c.Id, c.Key }).ToListAsync(ct)).Select(c => (c.Id, c.Key))]);
        return few;
    }
}
