using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlignmentHub.Web.Tests.Features.Leads;

/// <summary>When leads left their stages is kept beside the history; it must always be what the history says.</summary>
public sealed class StageStaysTests : IAsyncLifetime
{
    private const int Acts = 60;

    private static readonly LeadStage[] Any = Enum.GetValues<LeadStage>();

    private readonly ErrorsHeard _errors = new();
    private readonly HubApp _app = new();
    private readonly Random _dice = new(20260302);

    private Given Given => _app.Given;

    public ValueTask InitializeAsync()
    {
        _app.Services = services => services.AddSingleton<ILoggerProvider>(_errors);
        return _app.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Whatever_people_do_the_stays_are_what_the_history_says_and_a_wrong_one_is_found()
    {
        for (var act = 0; act < Acts; act++) await ActAsync(_dice.Next(12));

        Assert.Equal(0, await _app.Get<ReconcileStays>().RunAsync());
        var moves = await MovesAsync();
        Assert.True(moves.Count > Acts, $"only {moves.Count} moves");
        MustFollow(moves);

        var wrong = moves.First(move => move.LeftAt is not null);
        await Given.RunAsync("update stage_moves set left_at = left_at + interval '1 hour', pass = pass + 1 where id = $1", wrong.Id);

        Assert.Equal(1, await _app.Get<ReconcileStays>().RunAsync());
        Assert.Contains(_errors.Said, said => said.Contains($"{wrong.LeadId}", StringComparison.Ordinal) && said.Contains($"{wrong.Id} ", StringComparison.Ordinal));
        MustFollow(await MovesAsync());

        var journeys = await MustReachAsync(moves);
        await Given.RunAsync("update lead_journeys set own_sql_at = mql_at, is_backwards = not is_backwards where lead_id = $1", journeys[0]);
        await Given.RunAsync("delete from lead_journeys where lead_id = $1", journeys[1]);
        Assert.Equal(2, await _app.Get<ReconcileStays>().RunAsync());
        Assert.All(journeys.Take(2), lead => Assert.Contains(_errors.Said, said => said.StartsWith($"How far lead {lead} came", StringComparison.Ordinal)));
        await MustReachAsync(moves);
        Assert.Equal(0, await _app.Get<ReconcileStays>().RunAsync());
    }

    /// <summary>Each journey against the moves, stage by stage; the leads that have one.</summary>
    private async Task<IReadOnlyList<Guid>> MustReachAsync(IReadOnlyList<StageMove> moves)
    {
        await using var db = _app.Open();
        var journeys = await db.Set<LeadJourney>().AsNoTracking().ToListAsync();
        Assert.Equal(moves.Where(move => move.ToStage == LeadStage.Mql).Select(move => move.LeadId).Distinct().Order(), journeys.Select(journey => journey.LeadId).Order());
        foreach (var j in journeys)
        {
            var own = moves.Where(move => move.LeadId == j.LeadId).ToList();
            var mql = own.Where(move => move.ToStage == LeadStage.Mql).Min(move => move.At);
            Assert.Equal((mql, First(LeadStage.Mql, DateTimeOffset.MinValue, true)), (j.MqlAt, j.OwnMqlAt));
            Assert.Equal((First(LeadStage.HandedOff), First(LeadStage.Accepted), First(LeadStage.Sql), First(LeadStage.Opportunity), First(LeadStage.Customer)),
                (j.HandedOffAt, j.AcceptedAt, j.SqlAt, j.OpportunityAt, j.CustomerAt));
            Assert.Equal((Own(LeadStage.HandedOff), Own(LeadStage.Accepted), Own(LeadStage.Sql), Own(LeadStage.Opportunity), Own(LeadStage.Customer)),
                (j.OwnHandedOffAt, j.OwnAcceptedAt, j.OwnSqlAt, j.OwnOpportunityAt, j.OwnCustomerAt));
            Assert.Equal((own.Exists(move => move.ToStage is >= LeadStage.HandedOff and <= LeadStage.Customer && move.At < mql), First(LeadStage.Customer, DateTimeOffset.MinValue, false)), (j.IsBackwards, j.WonAt));
            Assert.Equal(own[^1] is { ToStage: LeadStage.Disqualified or LeadStage.Lost } last ? last.At : null, j.GoneAt);

            DateTimeOffset? First(LeadStage stage, DateTimeOffset? since = null, bool ownOnly = false) =>
                own.Where(move => move.ToStage == stage && move.At >= (since ?? mql) && !(ownOnly && move.IsInferred)).Select(move => (DateTimeOffset?)move.At).FirstOrDefault();

            DateTimeOffset? Own(LeadStage stage) => First(stage, ownOnly: true);
        }

        return [.. journeys.Select(journey => journey.LeadId)];
    }

    /// <summary>Something that moves one of a few leads: a past that it brings along, a deal at any time, or a step that somebody takes.</summary>
    private async Task ActAsync(int lead)
    {
        var at = _app.Clock.GetUtcNow().AddMinutes(-_dice.Next(1, 400_000));
        var known = $"{{\"externalId\":\"L{lead}\"";
        switch (_dice.Next(3))
        {
            case 0:
                var (first, second) = (Any[_dice.Next(1, 5)], Any[_dice.Next(1, 8)]);
                await Given.PutLeadAsync($"{known},\"history\":[{Step(first, at)},{Step(second, at.AddMinutes(_dice.Next(0, 3)))}]}}");
                break;
            case 1:
                await Given.PutLeadAsync($"{known}}}");
                var stage = new[] { "open", "won", "lost" }[_dice.Next(3)];
                var closed = stage == "open" ? "" : $",\"closedAt\":\"{at.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}\"";
                await Given.PutAsync("opportunities/by-key", $$"""
                    {"externalId":"D{{_dice.Next(8)}}","name":"Deal","amountMinor":5,"currency":"EUR","stage":"{{stage}}","createdAt":"{{at:yyyy-MM-ddTHH:mm:ssZ}}"{{closed}},"contacts":[{"lead":{"externalId":"L{{lead}}"},"role":"buyer"}]}
                    """);
                break;
            default:
                await StepAsync((await Given.PutLeadAsync($"{known}}}")).Id, Any[_dice.Next(Any.Length)]);
                break;
        }
    }

    private static string Step(LeadStage stage, DateTimeOffset at) => $"{{\"stage\":\"{char.ToLowerInvariant($"{stage}"[0])}{$"{stage}"[1..]}\",\"at\":\"{at:yyyy-MM-ddTHH:mm:ssZ}\"}}";

    // Most steps are illegal from where the lead stands, and then nothing is written.
    private async Task StepAsync(Guid lead, LeadStage to)
    {
        await using var db = _app.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(7));
        if ((await _app.Get<MoveStages>().RunAsync(db, [new StageChange(lead, to, _app.Clock.GetUtcNow())])).IsDone) await transaction.CommitAsync();
    }

    private static void MustFollow(IReadOnlyList<StageMove> moves)
    {
        foreach (var life in moves.GroupBy(move => move.LeadId))
        {
            Dictionary<LeadStage, int> times = [];
            foreach (var (n, move) in life.Index())
            {
                var next = life.ElementAtOrDefault(n + 1);
                times[move.ToStage] = times.GetValueOrDefault(move.ToStage) + 1;
                Assert.Equal((next?.At, next is { IsInferred: false } ? next.ToStage : null, times[move.ToStage]), (move.LeftAt, move.LeftTo, move.Pass));
            }
        }
    }

    private async Task<List<StageMove>> MovesAsync()
    {
        await using var db = _app.Open();
        return await db.Set<StageMove>().AsNoTracking().OrderBy(move => move.At).ThenBy(move => move.Id).ToListAsync();
    }
}
