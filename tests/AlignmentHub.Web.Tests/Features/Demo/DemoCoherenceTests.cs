using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Suggestions;
using AlignmentHub.Web.Features.Definitions.Suggestions;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Features.Sla.Promises.Recount;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Demo;

public sealed class DemoCoherenceTests(DemoHub hub) : IClassFixture<DemoHub>
{
    /// <summary>A rule, and the query that counts its exceptions.</summary>
    public static TheoryData<string, string> Rules => new()
    {
        {
            "a lead has one open hand-off at most",
            """
            select count(*)
            from (select from handoffs where state in ('Queued', 'Assigned', 'Accepted', 'Working') group by lead_id having count(*) > 1) as twice
            """
        },
        {
            "the passes of a lead are numbered without a gap",
            "select count(*) from (select from handoffs group by lead_id having count(*) <> max(pass)) as gaps"
        },
        {
            "a pass begins after the one before has ended",
            """
            select count(*)
            from handoffs h
            join handoffs n on n.lead_id = h.lead_id and n.pass = h.pass + 1
            where h.ended_at is null or n.created_at < h.ended_at
            """
        },
        {
            "a lead stands where its last move brought it, since then",
            """
            select count(*)
            from leads l
            left join lateral (select to_stage, at from stage_moves m where m.lead_id = l.id order by at desc, id desc limit 1) last on true
            where l.stage <> coalesce(last.to_stage, 'Raw') or l.stage_since <> coalesce(last.at, l.created_at)
            """
        },
        {
            "each move begins where the one before ended",
            """
            select count(*)
            from (select from_stage, coalesce(lag(to_stage) over (partition by lead_id order by at, id), 'Raw') as before from stage_moves) m
            where from_stage <> before
            """
        },
        {
            "nothing happens to a lead before it is known, but for the visit that made it known",
            """
            select count(*)
            from activities a
            join leads l on l.id = a.lead_id
            where a.at < l.created_at - interval '5 minutes'
            """
        },
        {
            "no hand-off without a way to it",
            "select count(*) from handoffs h join leads l on l.id = h.lead_id where h.created_at <= l.created_at"
        },
        {
            "assigned, decided, touched and ended come in this order",
            """
            select count(*)
            from handoffs
            where created_at > assigned_at or assigned_at > decided_at or decided_at > first_touch_at or decided_at > ended_at or first_touch_at > ended_at
            """
        },
        {
            "open hand-offs are of leads that stand there",
            """
            select count(*)
            from handoffs h
            join leads l on l.id = h.lead_id
            where (h.state in ('Queued', 'Assigned') and l.stage <> 'HandedOff') or (h.state in ('Accepted', 'Working') and l.stage <> 'Accepted')
            """
        },
        {
            "sleeping leads have a day to wake on, and only they",
            """
            select count(*)
            from leads
            where (stage = 'Nurture') <> (wakes_at is not null) or wakes_at < date_trunc('day', $1)
            """
        },
        {
            "a breach is dated to its due instant",
            """
            select count(*)
            from sla_clocks
            where state in ('Breached', 'MetLate') and (breached_at is distinct from due_at or ended_at <= due_at)
            """
        },
        {
            "what was met was met in time",
            "select count(*) from sla_clocks where state = 'Met' and ended_at > due_at"
        },
        {
            "an ended hand-off has no running clock",
            """
            select count(*)
            from sla_clocks c
            join handoffs h on h.id = c.handoff_id
            where h.ended_at is not null and c.ended_at is null
            """
        },
        {
            "a deal begins after its lead is ready for it",
            """
            select count(*)
            from opportunities o
            join opportunity_contacts c on c.opportunity_id = o.id
            join handoffs h on h.lead_id = c.lead_id and h.state = 'Qualified'
            where o.created_at < h.ended_at
            """
        },
        {
            "every deal has a lead, an owner and an amount",
            """
            select count(*)
            from opportunities o
            where owner_id is null or amount_minor <= 0 or not exists (select from opportunity_contacts c where c.opportunity_id = o.id)
            """
        },
        {
            "customers have a won deal, and nobody else has",
            """
            select count(*)
            from leads l
            where (stage = 'Customer') <> exists (
                select from opportunities o join opportunity_contacts c on c.opportunity_id = o.id where c.lead_id = l.id and o.stage = 'Won')
            """
        },
        {
            "the rotation of each pool came out even",
            "select count(*) from (select max(value) - min(value) as apart from pool_members group by pool_id) as pools where apart > 2.1"
        },
        {
            "every lead is judged",
            "select count(*) from leads l where not exists (select from lead_scores s where s.lead_id = l.id)"
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_history_is_coherent(string rule, string exceptions)
    {
        Assert.NotEmpty(rule);
        Assert.Equal(0, await hub.OneAsync<long>(exceptions));
    }

    [Fact]
    public async Task Nothing_happened_in_the_future()
    {
        string[] ahead = ["due_at", "at_risk_at", "look_at", "expires_at", "wakes_at", "recycle_until", "lockout_end"];
        await using var db = hub.App.Open();
        var columns = await db.Database.SqlQuery<string>($"""
            select table_name || '.' || column_name as "Value"
            from information_schema.columns
            where table_schema = 'public' and data_type = 'timestamp with time zone' and column_name <> all({ahead}) and table_name not like 'qrtz%'
            """).ToListAsync();
        Assert.Contains("activities.at", columns);

        foreach (var column in columns.Select(c => c.Split('.')))
        {
            Assert.True(0 == await hub.OneAsync<long>($"select count(*) from {column[0]} where {column[1]} > $1"), string.Join('.', column));
        }
    }

    [Fact]
    public async Task Working_the_clocks_out_again_changes_none()
    {
        var result = await hub.App.Get<RecomputeClocks>().RunAsync();

        Assert.True(result.Clocks > 2_000);
        Assert.Equal(0, result.Changed);
        Assert.Equal(0, (await hub.App.Get<RecomputePromises>().RunAsync()).Changed);
    }

    [Fact]
    public async Task Scoring_everybody_again_changes_nobody()
    {
        var midnight = new DateTimeOffset(hub.App.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var result = await hub.App.Get<RescoreLeads>().RunAsync(midnight);

        Assert.Equal((5_000, 0), (result.Leads, result.Changed));
    }

    [Fact]
    public async Task What_led_to_a_hand_off_was_known_when_it_was_made()
    {
        var suggestions = (await hub.App.Get<SuggestionQueries>().FindAsync(OutcomeGoal.Accepted)).Value!;
        var scorer = new LeadScorer(suggestions.Active);

        var decided = suggestions.Leads.Where(lead => lead.IsAccepted is not null).ToList();
        var passing = decided.Count(lead => scorer.Score(lead.Subject.Lead, lead.Subject.Account, lead.Activities, lead.At).Qualifies);

        // One that expired is made anew some days later, when the score may have faded.
        Assert.InRange(passing, decided.Count * 95 / 100, decided.Count);
    }
}
