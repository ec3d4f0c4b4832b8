using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Leads.Conditions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>Finds leads by a filter; every part of it is served by an index, so that a million leads feel like a thousand.</summary>
internal static class LeadSearch
{
    // Enough for every account of a company; a single letter names no company.
    private const int MostAccounts = 50;
    internal const string Escape = @"\";

    public static async Task<IQueryable<Lead>> LeadsAsync(this HubDb db, LeadFilter filter, CancellationToken ct)
    {
        var leads = filter.Where is { } condition ? await db.MeetingAsync(condition, ct) : db.Set<Lead>().AsNoTracking();
        var (stages, source, campaign) = (filter.Stages.ToArray(), filter.Source, filter.Campaign);
        // One stage alone is read in the order of its index.
        if (stages is [var only]) leads = leads.Where(l => l.Stage == only);
        else if (stages.Length > 0) leads = leads.Where(l => stages.Contains(l.Stage));
        if (filter.OwnerId is { } owner) leads = leads.Where(l => l.OwnerId == owner);
        if (filter.Unowned) leads = leads.Where(l => l.OwnerId == null);
        if (source is not null) leads = leads.Where(l => l.Source == source);
        if (filter.UpdatedSince is { } since) leads = leads.Where(l => l.UpdatedAt >= since);
        if (campaign is not null) leads = leads.Where(l => db.Set<Campaign>().Any(c => c.Id == l.CampaignId && c.Key == campaign));
        if (filter.Tag is { } tag) leads = leads.Where(l => db.Set<LeadTag>().Any(t => t.LeadId == l.Id && t.Tag == tag));
        if ((filter.MinScore ?? filter.MaxScore) is not null) leads = InScoreRange(db, leads, filter.MinScore ?? 0, filter.MaxScore ?? double.MaxValue);
        if (filter.Text?.Trim() is not { Length: > 0 } text) return leads;

        return BeginningWith(leads, text, text.ToLowerInvariant(), await AccountsAsync(db, text.ToLowerInvariant(), ct));
    }

    private static IQueryable<Lead> InScoreRange(HubDb db, IQueryable<Lead> leads, double least, double most) =>
        leads.Where(l => db.Set<LeadScore>().Any(s => s.LeadId == l.Id && s.Total >= least && s.Total <= most));

    private static IQueryable<Lead> BeginningWith(IQueryable<Lead> leads, string exact, string text, Guid[] accounts)
    {
        if (text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [var first, var last])
        {
            return leads.Where(l => EF.Property<string>(l, LeadTables.SortName).StartsWith(text)
                || EF.Property<string>(l, LeadTables.SortCompany).StartsWith(text) || l.Email!.StartsWith(text)
                || l.ExternalId!.StartsWith(exact) || accounts.Contains(l.AccountId!.Value));
        }

        var (startsFirst, startsLast) = (Beginning(first), Beginning(last));
        // Both orders of a full name; a company's name has words, too.
        return leads.Where(l => (EF.Property<string>(l, LeadTables.SortName).StartsWith(last) && EF.Functions.ILike(l.FirstName!, startsFirst, Escape))
            || (EF.Property<string>(l, LeadTables.SortName).StartsWith(first) && EF.Functions.ILike(l.FirstName!, startsLast, Escape))
            || EF.Property<string>(l, LeadTables.SortName).StartsWith(text) || EF.Property<string>(l, LeadTables.SortCompany).StartsWith(text)
            || l.ExternalId!.StartsWith(exact));
    }

    /// <summary>A pattern for texts that begin with this one, whatever signs are in it.</summary>
    internal static string Beginning(string text) => $"{AsItIs(text)}%";

    internal static string Containing(string text) => $"%{AsItIs(text)}%";

    internal static string Ending(string text) => $"%{AsItIs(text)}";

    private static string AsItIs(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private static async Task<Guid[]> AccountsAsync(HubDb db, string text, CancellationToken ct)
    {
        var domain = text.TrimStart('@');
        if (domain.Length < 3) return [];

        return await db.Set<Account>().Where(a => a.Domain.StartsWith(domain)).OrderBy(a => a.Domain).Take(MostAccounts).Select(a => a.Id).ToArrayAsync(ct);
    }
}
