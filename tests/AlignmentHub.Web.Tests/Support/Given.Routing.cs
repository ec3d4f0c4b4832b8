using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Tests.Support;

public sealed partial class Given
{
    /// <summary>A pool set over the API, with whatever its members are to have.</summary>
    public async Task<string> PoolOfAsync(params object[] members)
    {
        var key = $"pool-{Interlocked.Increment(ref _count)}";
        await (await app.Api().PutAsync($"/api/v1/admin/pools/{key}", new { name = key, members })).MustBeAsync(HttpStatusCode.Created);
        return key;
    }

    /// <summary>A rule for the leads of one country; what is added to it replaces what it says.</summary>
    public async Task<string> RuleForAsync(string country, string pool, string fallback = "queue", bool ownerFirst = false)
    {
        var number = Interlocked.Increment(ref _count);
        var rule = new { name = $"{country} {number}", position = number, pool, fallback, ownerFirst, when = new { field = "country", op = "eq", value = country } };
        await (await app.Api().PutAsync($"/api/v1/admin/routing-rules/rule-{number}", rule)).MustBeAsync(HttpStatusCode.Created);
        return $"rule-{number}";
    }

    public async Task<Guid> LeadFromAsync(string country, string? language = null, string? domain = null)
    {
        var number = Interlocked.Increment(ref _count);
        var lead = JsonSerializer.Serialize(new { email = $"buyer{number}@{domain ?? $"company{number}.test"}", firstName = "Buyer", lastName = $"{number}", country, language });
        return (await PutLeadAsync(lead)).Id;
    }

    /// <summary>Hands a lead over by the rules; the hand-off as the API tells it.</summary>
    public async Task<JsonElement> RoutedAsync(Guid lead) =>
        await (await app.Api().PostAsync($"/api/v1/leads/{lead}/handoff", new { reason = "Asked for sales on the phone" })).MustBeAsync(HttpStatusCode.Created);

    public static string? RepOf(JsonElement handoff) => handoff.GetProperty("rep") is { ValueKind: JsonValueKind.Object } rep ? rep.GetProperty("name").GetString() : null;

    /// <summary>Who was passed over, and why.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PassedOverAsync(Guid handoff)
    {
        var line = await AskAsync<string>("select routing::text from handoffs where id = $1", handoff);
        return JsonElement.Parse(line).GetProperty("passedOver").EnumerateArray().ToDictionary(p => p.Text("name")!, p => p.Text("why")!);
    }

    public async Task<Person> ManagerOfAsync(Team team)
    {
        var manager = await PersonAsync(Role.SalesManager, team);
        await AskAsync<Guid>("update teams set manager_id = $1 where id = $2 returning id", manager.Id, team.Id);
        return manager;
    }
}
