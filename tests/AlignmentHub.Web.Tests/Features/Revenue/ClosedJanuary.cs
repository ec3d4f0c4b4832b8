using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

/// <summary>A generated January that was closed, and much of which changed afterwards.</summary>
public sealed class ClosedJanuary : IAsyncLifetime
{
    public static readonly DateOnly Month = new(2026, 1, 1);
    public static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly LeadStage[] Stages = [LeadStage.HandedOff, LeadStage.Accepted, LeadStage.Sql, LeadStage.Customer];
    private static readonly string[] Sources = ["ads", "fair"];

    private readonly Random _dice = new(20260131);
    private readonly List<Guid> _deals = [];
    private readonly List<Guid> _leads = [];
    private readonly List<Guid?> _campaigns = [null];

    public HubApp App { get; } = new();

    private Given Given => App.Given;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        foreach (var key in new[] { "spring", "autumn" }) _campaigns.Add(await Given.PastCampaignAsync(key));
        foreach (var kind in new[] { "Volume", "Quality", "Completeness" })
            await Given.RunAsync("insert into promise_targets (id, kind, month, number, value, set_at) values ($1, $2, $3, 1, 5, now())", Guid.NewGuid(), kind, Month);
        for (var n = 0; n < 25; n++) await TellAsync();
        await Given.SettleAsync();
        Assert.True((await App.Get<CloseMonth>().RunAsync(Month, Actor.System)).IsDone);
        await ChangeAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private DateTimeOffset Some() => Begin.AddHours(_dice.Next(1, 29 * 24));

    private async Task TellAsync()
    {
        var lead = await Given.PastLeadAsync(Begin, Sources[_dice.Next(2)], campaign: _campaigns[_dice.Next(3)]);
        for (var n = _dice.Next(3); n > 0; n--) await Given.TouchAsync(lead, Some(), campaign: _campaigns[_dice.Next(3)], source: Sources[_dice.Next(2)]);
        await MoveAsync(lead, LeadStage.Mql);
        if (_dice.Next(2) == 0) await MoveAsync(lead, Stages[_dice.Next(Stages.Length)]);
        await HandOverAsync(lead);
        _deals.Add(await Given.PastDealAsync(_dice.Next(1, 100_000), Begin.AddDays(1), Begin.AddDays(_dice.Next(2, 31)), "Won", null, lead));
        _leads.Add(lead);
    }

    private async Task HandOverAsync(Guid lead, int pass = 1)
    {
        var handoff = await Given.PastHandoffAsync(lead, Some(), _dice.Next(2) == 0 ? "tooSmall" : null, pass: pass);
        await Given.PastClockAsync(handoff, "Decision", Some(), _dice.Next(2) == 0 ? "Met" : "Breached");
    }

    private Task<int> MoveAsync(Guid lead, LeadStage to) =>
        Given.RunAsync("insert into stage_moves (lead_id, to_stage, at, is_inferred, is_imported) values ($1, $2, $3, false, true)", lead, $"{to}", Some());

    // Amounts are corrected, deals are lost after all, close later or vanish, and what had happened before arrives late.
    private async Task ChangeAsync()
    {
        await Given.RunAsync("update opportunities set reporting_minor = reporting_minor + 77 where id = any($1)", _deals[..5].ToArray());
        await Given.RunAsync("update opportunities set stage = 'Lost' where id = any($1)", _deals[5..8].ToArray());
        await Given.RunAsync("update opportunities set closed_at = closed_at + interval '35 days' where id = any($1)", _deals[8..11].ToArray());
        await Given.RunAsync("delete from opportunity_contacts where opportunity_id = any($1)", _deals[11..13].ToArray());
        await Given.RunAsync("delete from opportunities where id = any($1)", _deals[11..13].ToArray());
        await Given.RunAsync("update sla_clocks set state = 'Met', ended_at = due_at, breached_at = null where handoff_id in (select id from handoffs where lead_id = any($1))", _leads[..9].ToArray());
        foreach (var lead in _leads[..6])
        {
            await Given.TouchAsync(lead, Some(), campaign: _campaigns[1], source: Sources[0]);
            await MoveAsync(lead, LeadStage.Sql);
            await HandOverAsync(lead, pass: 2);
        }
        await Given.RunAsync("insert into promise_targets (id, kind, month, number, value, set_at) values ($1, 'Volume', $2, 2, 7.5, now())", Guid.NewGuid(), Month);
        await Given.RunAsync("delete from stage_moves where lead_id = any($1) and to_stage <> 'Mql'", _leads[15..].ToArray());
        await Given.RunAsync("update leads set source = 'elsewhere' where id = any($1)", _leads[18..].ToArray());
        await TellAsync();
        await Given.SettleAsync();
    }
}
