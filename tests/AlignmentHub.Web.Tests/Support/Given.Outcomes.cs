using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Support;

public sealed partial class Given
{
    private const string EverybodyWithACompany = """
        { "stage": "mql", "thresholds": { "fit": 20, "engagement": 0, "total": 20 },
          "fit": { "groups": [ { "name": "Who", "rules": [ { "name": "Has a company", "points": 40, "when": { "field": "company", "op": "isNotEmpty" } } ] } ] } }
        """;

    /// <summary>Three days ago 120 leads came to sales. Half have the plan basic, and of these sales rejected fifty; of those with the plan pro it rejected ten.</summary>
    public async Task DecidedLeadsAsync()
    {
        await SignedAndActiveAsync(EverybodyWithACompany);
        await RuleAsync(await PoolAsync());
        var leads = Enumerable.Range(0, 120).Select(i => new
        {
            email = $"decided{i}@decided.example", firstName = $"Lead {i}", company = "Acme", custom = new Dictionary<string, string> { ["plan"] = i % 2 == 0 ? "basic" : "pro" },
        });
        Assert.Equal(200, (await PostAsync("leads/batch", JsonSerializer.Serialize(new { leads }))).Code);
        await using (var db = app.Open())
        {
            var now = app.Clock.GetUtcNow();
            var decided = await db.Database.ExecuteSqlAsync($"""
                update handoffs h
                set state = case when l.ok then 'Accepted' else 'Rejected' end, decided_at = {now}, accepted_at = case when l.ok then {now} end,
                    ended_at = case when l.ok then null else {now} end, reason_key = case when l.ok then null else 'tooSmall' end
                from (select id, (row_number() over (partition by custom ->> 'plan' order by id) <= 10) = (custom ->> 'plan' = 'basic') as ok
                      from leads where email like '%@decided.example') l
                where h.lead_id = l.id
                """);
            Assert.Equal(120, decided);
        }

        app.Clock.Advance(TimeSpan.FromDays(3));
    }
}
