using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>The path of one deal, for the page that shows it.</summary>
public sealed class DealPathQueries(IDbContextFactory<HubDb> databases, TermsQueries terms, TimeProvider clock)
{
    public async Task<DealPath?> FindAsync(Guid id, TouchPersons persons, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var deal = await db.Database.SqlQuery<DealHead>($"""
            select o.id as "Id", o.name as "Name", coalesce(a.name, a.domain) as "Account", o.stage as "Stage", o.reporting_minor as "ReportingMinor",
                   o.created_at as "CreatedAt", o.closed_at as "ClosedAt", p.name as "Owner"
            from opportunities o
            left join accounts a on a.id = o.account_id
            left join people p on p.id = o.owner_id
            where o.id = {id}
            """).SingleOrDefaultAsync(ct);
        if (deal is null) return null;

        var people = await PeopleAsync(db, id, persons == TouchPersons.Account, ct);
        return new DealPath(deal, people, await TouchesAsync(db, deal, [.. people.Select(person => person.LeadId)], ct));
    }

    private static Task<List<DealPerson>> PeopleAsync(HubDb db, Guid deal, bool wholeAccount, CancellationToken ct) => db.Database.SqlQuery<DealPerson>($"""
        select l.id as "LeadId", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name", c.role as "Role", l.created_at as "CreatedAt"
        from opportunities o
        join leads l on l.id in (select lead_id from opportunity_contacts where opportunity_id = o.id) or ({wholeAccount} and l.account_id = o.account_id)
        left join opportunity_contacts c on c.opportunity_id = o.id and c.lead_id = l.id
        where o.id = {deal}
        order by l.created_at, l.id
        """).ToListAsync(ct);

    private async Task<List<PathTouch>> TouchesAsync(HubDb db, DealHead deal, Guid[] leads, CancellationToken ct)
    {
        var (from, to) = (deal.CreatedAt.AddDays(-(await terms.TermsAsync(ct)).WindowDays), deal.ClosedAt ?? clock.GetUtcNow());
        return await db.Database.SqlQuery<PathTouch>($"""
            select t.id as "Id", t.at as "At", t.type as "Type", coalesce(k.name, k.key) as "Campaign", t.source as "Source", t.asset as "Asset",
                   coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Lead"
            from activities t
            join activity_types y on y.key = t.type and y.is_touch
            join leads l on l.id = t.lead_id
            left join campaigns k on k.id = t.campaign_id
            where t.lead_id = any ({leads}) and t.at >= {from} and t.at <= {to}
            order by t.at, t.id
            """).ToListAsync(ct);
    }
}
