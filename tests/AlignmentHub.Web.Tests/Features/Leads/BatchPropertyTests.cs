using System.Globalization;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

/// <summary>However a sender cuts it into calls, the same things said in the same order leave the same hub behind.</summary>
public sealed class BatchPropertyTests : IAsyncLifetime
{
    private const int Things = 150;
    private static readonly int Seeds = 3 * int.Parse(Environment.GetEnvironmentVariable("HUB_SOAK") ?? "1", CultureInfo.InvariantCulture);

    // Ids and versions differ; what they stand for may not.
    private static readonly string[] State =
    [
        """
        select (to_jsonb(l) - array['id', 'account_id', 'campaign_id', 'version'])::text || coalesce(a.domain, '') || coalesce(c.key, '')
        from leads l left join accounts a on a.id = l.account_id left join campaigns c on c.id = l.campaign_id order by 1
        """,
        "select concat_ws('|', l.email, l.external_id, a.type, a.at, a.sender_id, c.key) from activities a join leads l on l.id = a.lead_id left join campaigns c on c.id = a.campaign_id order by 1",
        "select concat_ws('|', l.email, l.external_id, m.from_stage, m.to_stage, m.at, m.is_inferred) from stage_moves m join leads l on l.id = m.lead_id order by 1",
        "select concat_ws('|', l.email, l.external_id, s.fit, s.engagement, s.total, s.qualifies) from lead_scores s join leads l on l.id = s.lead_id order by 1",
        "select concat_ws('|', l.email, l.external_id, f.field, f.old_value) from field_changes f join leads l on l.id = f.lead_id order by 1",
        "select concat_ws('|', l.email, l.external_id, h.pass, h.state, h.assigned_at) from handoffs h join leads l on l.id = h.lead_id order by 1",
        "select p.name || count(*) from handoffs h join people p on p.id = h.rep_id group by p.name order by 1",
        "select concat_ws('|', c.kind, c.state, c.due_at, count(*)) from sla_clocks c group by c.kind, c.state, c.due_at order by 1",
        "select p.name || n.kind || count(*) from notices n join people p on p.id = n.person_id group by p.name, n.kind order by 1",
        "select key from campaigns union all select domain from accounts order by 1",
    ];

    private readonly HubApp _oneByOne = new();
    private readonly HubApp _inBatches = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var app in new[] { _oneByOne, _inBatches })
        {
            await app.InitializeAsync();
            await app.Given.ActiveDefinitionAsync();
            await app.Given.RuleAsync(await app.Given.PoolAsync(await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _oneByOne.DisposeAsync();
        await _inBatches.DisposeAsync();
    }

    [Fact]
    public async Task Any_batches_leave_what_one_call_for_each_thing_leaves()
    {
        var handoffs = 0L;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new RandomIngest(seed);
            var said = random.Make(Things);

            var one = new List<string>();
            foreach (var thing in said) one.Add(await SendAsync(thing));
            var many = new List<string>();
            foreach (var batch in random.Batches(said)) many.AddRange(await SendAsync(batch));

            Assert.Equal(one, many);
            foreach (var sql in State) Assert.Equal(await _oneByOne.Given.ListAsync(sql), await _inBatches.Given.ListAsync(sql));
            handoffs = await _oneByOne.Given.AskAsync<long>("select count(*) from handoffs");
        }

        // Otherwise equal would mean little.
        Assert.True(handoffs >= Seeds, $"{handoffs} hand-offs");
    }

    private async Task<string> SendAsync(Said thing)
    {
        var answer = thing.IsActivity ? await _oneByOne.Given.PostAsync("activities", thing.Json) : await _oneByOne.Given.PutLeadAsync(thing.Json);
        return answer.Code < 300 ? Done(answer.Body) : $"{answer.Code} {answer.Paths}";
    }

    private async Task<IEnumerable<string>> SendAsync(IReadOnlyList<Said> batch)
    {
        var kind = batch[0].IsActivity ? "activities" : "leads";
        var answer = await _inBatches.Given.PostAsync($"{kind}/batch", $$"""{"{{kind}}":[{{string.Join(',', batch.Select(b => b.Json))}}]}""");
        Assert.Equal(200, answer.Code);
        return answer.Body.GetProperty("items").EnumerateArray().Select(item => item.TryGetProperty("error", out var error)
            ? $"{error.GetProperty("status")} {string.Join(' ', error.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal))}"
            : Done(item)).ToList();
    }

    private static string Done(JsonElement body) => body.GetProperty("created").GetBoolean() ? "created" : "known";
}
