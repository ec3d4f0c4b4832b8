using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Feedback;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Features.Sla.Promises.Recount;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlignmentHub.Web.Tests.Features.Sla;

/// <summary>What is owed between the two sides is kept by events; it must always be what was written, agreed on and delivered.</summary>
public sealed class RecomputePromisesTests : IAsyncLifetime
{
    private static readonly int Acts = Soak.Count(140, 5000);
    private static readonly ThreadOutcome[] Ends = [ThreadOutcome.Answered, ThreadOutcome.Withdrawn, ThreadOutcome.Upheld];

    private readonly ErrorsHeard _errors = new();
    private readonly HubApp _app = new();
    private readonly Random _dice = new(20260302);
    private readonly List<Guid> _handoffs = [];
    private readonly List<Guid> _threads = [];
    private readonly List<Guid> _requests = [];
    private Person[] _people = [];

    public ValueTask InitializeAsync()
    {
        _app.Services = services => services.AddSingleton<ILoggerProvider>(_errors);
        return _app.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Whatever_people_ask_and_deliver_the_promises_are_what_the_history_says_and_a_wrong_one_is_found()
    {
        _people = [await _app.Given.PersonAsync(Role.SalesRep), await _app.Given.PersonAsync(Role.SalesRep), await _app.Given.PersonAsync(Role.Marketer), await _app.Given.PersonAsync(Role.Marketer)];
        foreach (var rep in _people[..2]) _handoffs.Add(await _app.Given.AssignedAsync(rep));
        Assert.Null((await _app.Get<RejectHandoff>().RunAsync(_handoffs[0], "tooSmall", null, Given.ActorOf(_people[0]))).Refusal);
        for (var act = 0; act < Acts; act++) await ActAsync();
        await _app.Get<SweepPromises>().RunAsync();
        var before = await AllAsync();
        Assert.Superset(new HashSet<ClockState> { ClockState.Running, ClockState.Met, ClockState.MetLate, ClockState.Breached, ClockState.Cancelled }, before.Select(p => p.State).ToHashSet());

        Assert.Equal(new PromisesRecomputed(_threads.Count + _requests.Count, 0), await _app.Get<RecomputePromises>().RunAsync());
        Assert.Equal(before, await AllAsync());

        var (wrong, lost) = (before.First(p => p.State == ClockState.Met).Id, before.Last(p => p is { State: ClockState.Met, Kind: PromiseKind.AnswerTime }).Id);
        var unfounded = Guid.NewGuid();
        await _app.Given.RunAsync("update promises set state = 'Cancelled', due_at = due_at - interval '1 day' where id = $1", wrong);
        await _app.Given.RunAsync("insert into promises overriding user value select (jsonb_populate_record(p, jsonb_build_object('id', $1, 'started_at', p.started_at + interval '1 s'))).* from promises p where id = $2", unfounded, wrong);
        await _app.Given.RunAsync("delete from promises where id = $1", lost);

        Assert.Equal(3, (await _app.Get<RecomputePromises>().RunAsync()).Changed);
        Assert.All([$"{wrong} ", $"{unfounded} ", "(WasMissing)"], id => Assert.Contains(_errors.Said, said => said.Contains(id, StringComparison.Ordinal)));
        Assert.Equal(before.Select(p => p with { Id = default }), (await AllAsync()).Select(p => p with { Id = default }));
        Assert.Equal(0, (await _app.Get<RecomputePromises>().RunAsync()).Changed);
    }

    // Many of these do not fit the state and are refused, which must not leave a trace either; some come at the same instant.
    private async Task ActAsync()
    {
        _app.Clock.Advance(TimeSpan.FromMinutes(_dice.Next(3) == 0 ? 0 : _dice.Next(1, 400)));
        var (by, thread) = (Given.ActorOf(Any(_people)), _threads.Count == 0 ? Guid.Empty : Any(_threads));
        var request = _requests.Count == 0 ? Guid.Empty : Any(_requests);
        switch (_dice.Next(18))
        {
            case 0 or 1 or 16 when (await _app.Get<StartThread>().RunAsync(Any(_handoffs), "What is it about?", by)) is { Refusal: null } started: _threads.Add(started.Value); break;
            case 2 when (await _app.Get<DisputeRejection>().RunAsync(_handoffs[0], "They are big.", by)) is { Refusal: null } started: _threads.Add(started.Value); break;
            case >= 3 and <= 7: await _app.Get<AddEntry>().RunAsync(thread, "Something new.", by); break;
            case 8 or 17: await _app.Get<ResolveThread>().RunAsync(thread, Any(Ends), null, null, by); break;
            case 9 or 10 when (await _app.Get<RequestDesk>().AskAsync("Price list", null, by)) is { Refusal: null } asked: _requests.Add(asked.Value); break;
            case 11: await _app.Get<RequestDesk>().AgreeAsync(request, DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime).AddDays(_dice.Next(3)), by); break;
            case 12: await _app.Get<RequestDesk>().DeliverAsync(request, "https://acme.test/prices.pdf", by); break;
            case 13: await _app.Get<RequestDesk>().WithdrawAsync(request, by); break;
            case 14: await _app.Get<SweepPromises>().RunAsync(); break;
            case 15: await SetTargetAsync(); break;
        }
    }

    private async Task SetTargetAsync()
    {
        _app.Clock.Advance(TimeSpan.FromSeconds(1)); // of a number set at the instant of a question nobody can say which came first
        var terms = new TargetTerms(PromiseKind.AnswerTime, new DateOnly(2026, 3, 1), _dice.Next(4) == 0 ? null : _dice.Next(1, 12));
        Assert.Null((await _app.Get<SetTarget>().RunAsync(terms, new Actor(Guid.Empty, "Admin", [Role.Admin]))).Refusal);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private T Any<T>(IReadOnlyList<T> things) => things[_dice.Next(things.Count)];

    private async Task<List<Reading>> AllAsync()
    {
        await using var db = _app.Open();
        return await db.Set<Promise>().OrderBy(p => p.SubjectId).ThenBy(p => p.StartedAt).ThenBy(p => p.Number)
            .Select(p => new Reading(p.Id, p.Kind, p.State, p.StartedAt, p.DueAt, p.EndedAt, p.BreachedAt)).ToListAsync();
    }

    private sealed record Reading(
        Guid Id, PromiseKind Kind, ClockState State, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, DateTimeOffset? BreachedAt);
}
