using AlignmentHub.Domain.Enablement;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>What sales asked marketing for.</summary>
public sealed record RequestLine(
    Guid Id, string Title, string? Note, string AskedBy, Guid AskedById, DateTimeOffset AskedAt, DateOnly? AgreedDay, string? AgreedBy, DateTimeOffset? DeliveredAt, string? Link,
    DateTimeOffset? WithdrawnAt)
{
    public RequestState State => this switch
    {
        { WithdrawnAt: not null } => RequestState.Withdrawn,
        { DeliveredAt: not null } => RequestState.Delivered,
        { AgreedDay: not null } => RequestState.Agreed,
        _ => RequestState.Asked,
    };
}

public sealed record RequestPlace(DateTimeOffset AskedAt, Guid Id);

/// <summary>Requests for content, the latest first.</summary>
public sealed class RequestQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<ListAnswer<RequestLine>> ListAsync(Paging<RequestPlace> page, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var requests = db.Set<ContentRequest>().AsNoTracking();
        if (page.After is { } after) requests = requests.Where(r => r.AskedAt < after.AskedAt || (r.AskedAt == after.AskedAt && r.Id < after.Id));
        var lines = await requests.OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Take(page.Take)
            .Select(r => new RequestLine(r.Id, r.Title, r.Note,
                db.Users.Where(p => p.Id == r.AskedBy).Select(p => p.Name).First(), r.AskedBy, r.AskedAt, r.AgreedDay,
                db.Users.Where(p => p.Id == r.AgreedBy).Select(p => p.Name).FirstOrDefault(), r.DeliveredAt, r.Link, r.WithdrawnAt))
            .ToListAsync(ct);
        return page.Answer(lines, line => new RequestPlace(line.AskedAt, line.Id));
    }
}
