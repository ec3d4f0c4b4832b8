using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>Somebody or something that leads can be narrowed to.</summary>
public sealed record LeadChoice(Guid? Id, string Key, string Name);

/// <summary>Whose leads somebody asks for; people who left may still own some.</summary>
public sealed record LeadOwner(Guid Id, string Key, string Name, bool IsActive);

/// <summary>What the filters of the list offer.</summary>
/// <param name="CustomFields">Fields of the company's own that the newest leads have.</param>
public sealed record LeadChoices(
    IReadOnlyList<LeadChoice> Owners, IReadOnlyList<string> Sources, IReadOnlyList<LeadChoice> Campaigns, IReadOnlyList<string> Tags, IReadOnlyList<string> CustomFields);

/// <summary>Reads what the filters of the list offer.</summary>
public sealed class LeadChoiceQueries(IDbContextFactory<HubDb> databases)
{
    private const int MostOffered = 1000;
    private const int NewestAsked = 2000;

    public async Task<LeadChoices> AllAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var owners = await db.Set<Person>().Where(p => p.IsActive && p.Email != null).OrderBy(p => p.Name).Take(MostOffered)
            .Select(p => new LeadChoice(p.Id, p.Email!, p.Name)).ToListAsync(ct);
        var campaigns = await db.Set<Campaign>().OrderBy(c => c.Name).Take(MostOffered).Select(c => new LeadChoice(c.Id, c.Key, c.Name)).ToListAsync(ct);
        var sources = await db.SourcesAsync(MostOffered, ct);
        var tags = await db.Database.SqlQuery<string>($"""
            with recursive each as (
                (select tag from lead_tags order by tag limit 1)
                union all
                select (select tag from lead_tags where tag > each.tag order by tag limit 1) from each where each.tag is not null
            )
            select tag as "Value" from each where tag is not null limit {MostOffered}
            """).ToListAsync(ct);
        return new(owners, sources, campaigns, tags, await CustomFieldsAsync(db, ct));
    }

    /// <summary>Whoever has this e-mail address, offered or not.</summary>
    public async Task<LeadOwner?> OwnerAsync(string? email, CancellationToken ct = default)
    {
        if (email is null or LeadsView.Nobody) return null;

        var normalised = People.NameOf(email);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Person>().Where(p => p.NormalizedEmail == normalised).Select(p => new LeadOwner(p.Id, p.Email!, p.Name, p.IsActive)).SingleOrDefaultAsync(ct);
    }

    private static Task<List<string>> CustomFieldsAsync(HubDb db, CancellationToken ct) => db.Database.SqlQuery<string>($"""
        select distinct field as "Value"
        from (select custom from leads order by created_at desc, id desc limit {NewestAsked}) as newest
        cross join lateral jsonb_object_keys(newest.custom) as field
        order by field
        limit {MostOffered}
        """).ToListAsync(ct);
}
