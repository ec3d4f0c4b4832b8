using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

/// <summary>Leads with random stage histories and hand-offs, the same in every run.</summary>
internal sealed class FunnelStories(Given given)
{
    private const int Leads = 120;
    private const int Reps = 3;

    private static readonly LeadStage[] Any = Enum.GetValues<LeadStage>();
    private static readonly string?[] Sources = ["ads", "event", null];

    private readonly Random _dice = new(20250601);

    public async Task<(IReadOnlyList<Person> Reps, IReadOnlyList<FunnelStory> Stories)> TellAsync(DateTimeOffset begin)
    {
        List<Person> reps = [];
        List<FunnelStory> stories = [];
        while (reps.Count < Reps) reps.Add(await given.PersonAsync(Role.SalesRep));
        while (stories.Count < Leads) stories.Add(await TellAsync(begin, reps));
        return (reps, stories);
    }

    private async Task<FunnelStory> TellAsync(DateTimeOffset begin, IReadOnlyList<Person> reps)
    {
        var (at, source) = (begin.AddDays(_dice.Next(200)), Sources[_dice.Next(Sources.Length)]);
        var lead = await given.PastLeadAsync(at, source);
        var owner = _dice.Next(3) == 0 ? Anybody(reps) : null;
        if (owner is not null) await given.RunAsync("update leads set owner_id = $2 where id = $1", lead, owner.Id);
        List<FunnelMove> moves = [];
        List<FunnelPass> passes = [];
        for (var n = _dice.Next(1, 9); n > 0; n--)
        {
            // Mostly forward, sometimes anywhere, and never twice at one instant.
            at = at.AddMinutes(_dice.Next(1, 40_000));
            var to = moves is [.., var last] && last.To < LeadStage.Customer && _dice.Next(4) > 0 ? last.To + 1 : Any[_dice.Next(Any.Length)];
            if (_dice.Next(3) == 0) passes.Add(new(await given.PastHandoffAsync(lead, at, pass: passes.Count + 1), at, _dice.Next(5) > 0 ? Anybody(reps) : null));
            moves.Add(new FunnelMove(to, at, _dice.Next(5) == 0) { From = moves.LastOrDefault()?.To, Pass = to != LeadStage.Mql && _dice.Next(2) == 0 ? passes.LastOrDefault() : null });
        }

        foreach (var pass in passes) await given.RunAsync("update handoffs set rep_id = $2::uuid where id = $1", pass.Id, pass.Rep?.Id);
        foreach (var move in moves)
            await given.RunAsync("insert into stage_moves (lead_id, from_stage, to_stage, at, is_inferred, handoff_id, is_imported) values ($1, $2::text, $3, $4, $5, $6::uuid, true)",
                lead, move.From?.ToString(), $"{move.To}", move.At, move.Inferred, move.Pass?.Id);
        return new FunnelStory(source, moves) { Owner = owner, Passes = passes };
    }

    private Person Anybody(IReadOnlyList<Person> reps) => reps[_dice.Next(reps.Count)];
}

internal sealed record FunnelMove(LeadStage To, DateTimeOffset At, bool Inferred)
{
    public LeadStage? From { get; init; }

    public FunnelPass? Pass { get; init; }
}

internal sealed record FunnelPass(Guid Id, DateTimeOffset At, Person? Rep);

internal sealed record FunnelStory(string? Source, IReadOnlyList<FunnelMove> Moves)
{
    public Person? Owner { get; init; }

    public IReadOnlyList<FunnelPass> Passes { get; init; } = [];
}
