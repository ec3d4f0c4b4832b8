using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Palette;

public enum HitKind { Leads, Accounts, Campaigns, Pages }

/// <summary>Something that was found, and where it leads.</summary>
public sealed record Hit(HitKind Kind, string Name, string? More, string Address);

/// <summary>Finds leads, accounts and campaigns by how they begin. Every part is served by an index, or is a table of a few thousand rows.</summary>
public sealed class PaletteQueries(IDbContextFactory<HubDb> databases, LeadListQueries leads)
{
    private const int MostOfKind = 6;
    private const int Shortest = 2;

    public async Task<IReadOnlyList<Hit>> FindAsync(string text, Actor by, CancellationToken ct = default)
    {
        var wanted = text.Trim();
        if (wanted.Length < Shortest || by.Needs(Permission.ReadLeads).Refusal is not null) return [];

        var found = await leads.PageAsync(new LeadFilter { Text = wanted }, new LeadOrder(LeadSort.Name, Descending: false), null, MostOfKind, ct: ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var beginning = wanted.ToLowerInvariant();
        var accounts = await db.Set<Account>().Where(a => a.Domain.StartsWith(beginning)).OrderBy(a => a.Domain).Take(MostOfKind)
            .Select(a => new { a.Domain, a.Name }).ToListAsync(ct);
        var within = $"%{LeadSearch.Beginning(wanted)}";
        var campaigns = await db.Set<Campaign>().Where(c => EF.Functions.ILike(c.Name, within, LeadSearch.Escape) || EF.Functions.ILike(c.Key, within, LeadSearch.Escape)).OrderBy(c => c.Name).Take(MostOfKind)
            .Select(c => new { c.Key, c.Name }).ToListAsync(ct);
        return
        [
            .. found.Select(l => new Hit(HitKind.Leads, l.Name, string.Join(" · ", new[] { l.Company, l.Email }.OfType<string>()), $"/leads/{l.Id}")),
            .. accounts.Select(a => new Hit(HitKind.Accounts, a.Name ?? a.Domain, a.Domain, $"/leads?q={Uri.EscapeDataString(a.Domain)}")),
            .. campaigns.Select(c => new Hit(HitKind.Campaigns, c.Name, c.Key, $"/leads?campaign={Uri.EscapeDataString(c.Key)}")),
        ];
    }
}
