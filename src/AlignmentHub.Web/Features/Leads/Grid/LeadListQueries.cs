using System.Data.Common;
using System.Text.Json;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>A lead as lists show it.</summary>
public sealed record LeadLine(
    Guid Id, string? ExternalId, string? Email, string? FirstName, string? LastName, string? Title, string? Company, LeadStage Stage,
    double? Score, string? Grade, Guid? OwnerId, string? OwnerName, string? OwnerEmail, string? Source, string? Campaign, string? CampaignName,
    DateTimeOffset? LastActivityAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string SortName, int Version)
{
    public string Name => LeadName.Of(FirstName, LastName, Email, ExternalId);

    public LeadCursor CursorIn(LeadOrder order) => order.By switch
    {
        LeadSort.CreatedAt => new(Id, At: CreatedAt),
        LeadSort.UpdatedAt => new(Id, At: UpdatedAt),
        LeadSort.Score => new(Id, Score: Score),
        LeadSort.Name => new(Id, Name: SortName),
    };
}

/// <summary>How many leads a filter finds.</summary>
/// <param name="IsEstimate">Counting exactly would take longer than anybody wants to wait.</param>
public sealed record LeadCount(long Number, bool IsEstimate);

/// <summary>Lists of leads for the grid, the API and exports.</summary>
public sealed class LeadListQueries(IDbContextFactory<HubDb> databases)
{
    private const int ExactUpTo = 10_000;

    public async Task<IReadOnlyList<LeadLine>> PageAsync(
        LeadFilter filter, LeadOrder order, LeadCursor? from, int take, bool backwards = false, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.StretchAsync(await db.LeadsAsync(filter, ct), new LeadStretch(order, from, backwards, take), leads => Lines(db, leads), ct);
    }

    public async Task<LeadCount> CountAsync(LeadFilter filter, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        // What EF writes for these leads goes into statements that it cannot write.
        await using var leads = (await db.LeadsAsync(filter, ct)).Select(l => l.Id).CreateDbCommand();
        // In any order: sorting what is only counted costs, and EF warns of a limit without an order.
        var counted = await AskAsync<long>(db, $"select count(*) from ({leads.CommandText} limit {ExactUpTo + 1}) as few", leads, ct);
        return counted <= ExactUpTo ? new(counted, IsEstimate: false) : new(Math.Max(counted, await EstimateAsync(db, leads, ct)), IsEstimate: true);
    }

    // The planner's guess is as good as its statistics, and costs a millisecond.
    private static async Task<long> EstimateAsync(HubDb db, DbCommand leads, CancellationToken ct)
    {
        using var plan = JsonDocument.Parse(await AskAsync<string>(db, $"explain (format json) {leads.CommandText}", leads, ct));
        return plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetInt64();
    }

    private static async Task<T> AskAsync<T>(HubDb db, string sql, DbCommand leads, CancellationToken ct)
    {
        object[] values = [.. leads.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())];
        var format = sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return (await db.Database.SqlQueryRaw<T>(format, values).ToListAsync(ct)).Single();
    }

    private static IQueryable<LeadLine> Lines(HubDb db, IQueryable<Lead> leads) =>
        from l in leads
        join score in db.Set<LeadScore>() on l.Id equals score.LeadId into scores
        from s in scores.DefaultIfEmpty()
        join person in db.Set<Person>() on l.OwnerId equals person.Id into people
        from p in people.DefaultIfEmpty()
        join campaign in db.Set<Campaign>() on l.CampaignId equals campaign.Id into campaigns
        from c in campaigns.DefaultIfEmpty()
        select new LeadLine(l.Id, l.ExternalId, l.Email, l.FirstName, l.LastName, l.Title, l.Company, l.Stage, (double?)s.Total, s.Grade,
            l.OwnerId, p.Name, p.Email, l.Source, c.Key, c.Name, db.Set<Activity>().Where(a => a.LeadId == l.Id).Max(a => (DateTimeOffset?)a.At),
            l.CreatedAt, l.UpdatedAt, EF.Property<string>(l, LeadTables.SortName), l.Version);
}
