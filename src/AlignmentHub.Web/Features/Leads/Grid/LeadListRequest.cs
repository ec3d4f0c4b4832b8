using AlignmentHub.Domain;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Conditions;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>What a query string asks of the list of leads.</summary>
internal sealed record LeadListRequest(LeadFilter Filter, LeadOrder Order)
{
    private const double MostScore = 1_000_000;

    public static async Task<Outcome<LeadListRequest>> ReadAsync(HttpRequest request, HubDb db, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var owner = query.Text("owner");
        var where = request.Query["where"].ToString() is { Length: > 0 } text ? LeadCondition.Read(text) : default;
        if (where.Refusal is { } unreadable) return unreadable;

        var filter = new LeadFilter
        {
            Where = where.Value,
            Stages = Stages(request, query), OwnerId = await OwnerAsync(owner, db, query, ct), Unowned = owner == "none", Source = query.Text("source"),
            Campaign = query.Text("campaign"), Tag = query.Text("tag"), MinScore = query.Whole("minScore", 0, (int)MostScore), MaxScore = query.Whole("maxScore", 0, (int)MostScore),
            Text = query.Text("q"), UpdatedSince = query.Instant("updatedSince"),
        };
        var order = Sorted(query);
        return query.Refusal is { } wrong ? wrong : new LeadListRequest(filter, order);
    }

    /// <summary>As the API writes an order: the column, with a minus for the largest first.</summary>
    public static LeadOrder? OrderOf(string? sort)
    {
        if (sort is null) return LeadOrder.Latest;

        var name = sort.TrimStart('-');
        return Enum.GetValues<LeadSort>().Where(by => string.Equals($"{by}", name, StringComparison.OrdinalIgnoreCase))
            .Select(by => new LeadOrder(by, sort.StartsWith('-'))).FirstOrDefault();
    }

    private static List<LeadStage> Stages(HttpRequest request, QueryReader query)
    {
        List<LeadStage> stages = [];
        foreach (var name in request.Query["stage"].SelectMany(s => (s ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!char.IsAsciiDigit(name[0]) && Enum.TryParse<LeadStage>(name, ignoreCase: true, out var stage)) stages.Add(stage);
            else query.Refuse("stage", $"One or more of {string.Join(", ", Domain.Integrations.ImportMembers.Stages)}.");
        }

        return stages;
    }

    private static async Task<Guid?> OwnerAsync(string? email, HubDb db, QueryReader query, CancellationToken ct)
    {
        if (email is null or "none") return null;

        var normalised = email.Trim().ToUpperInvariant();
        var owner = await db.Set<Person>().Where(p => p.NormalizedEmail == normalised).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        if (owner is null) query.Refuse("owner", "The e-mail address of a user, or none.");
        return owner;
    }

    private static LeadOrder Sorted(QueryReader query)
    {
        if (OrderOf(query.Text("sort")) is { } order) return order;

        query.Refuse("sort", "One of createdAt, updatedAt, score and name; with a minus before it the largest first.");
        return LeadOrder.Latest;
    }
}
