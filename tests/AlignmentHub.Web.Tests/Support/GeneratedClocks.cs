using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Support;

/// <param name="End">done, cancelled, reassigned or none.</param>
public sealed record GeneratedClock(Guid Id, Guid Handoff, string Kind, string Side, Guid? Rep, Guid? Team, Guid? Policy, string Source, DateTimeOffset Started, DateTimeOffset Due,
    string End, DateTimeOffset? Ended)
{
    /// <summary>As events and sweeps would have left it; a miss that nobody looked at yet still runs.</summary>
    public ClockState State(bool isSwept) => End switch
    {
        "none" => isSwept ? ClockState.Breached : ClockState.Running,
        "done" => Ended > Due ? ClockState.MetLate : ClockState.Met,
        "cancelled" => Ended > Due ? ClockState.Breached : ClockState.Cancelled,
        _ => Ended > Due ? ClockState.Breached : ClockState.Reassigned,
    };
}

/// <summary>A hub with promises of all kinds, states and owners, thrown with fixed dice.</summary>
public sealed class GeneratedClocks : IAsyncLifetime
{
    public static readonly DateTimeOffset Begin = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Kind, string Side)[] Kinds =
        [("Routing", "Operations"), ("Decision", "Sales"), ("FirstTouch", "Sales"), ("AnswerTime", "Marketing"), ("AnswerTime", "Sales")];

    // Soaking throws more of them.
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("HUB_SOAK"), out var soak) ? 600 * soak : 600;

    private readonly Random random = new(20260302);

    public HubApp App { get; } = new();

    public DateTimeOffset Now { get; } = Begin.AddDays(30);

    public IReadOnlyList<GeneratedClock> All { get; private set; } = [];

    public Team Team { get; private set; } = null!;

    public Person Rep { get; private set; } = null!;

    public Guid PolicyId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        App.Clock.Set(Begin);
        Team = await App.Given.TeamAsync(TeamSide.Sales);
        Rep = await App.Given.PersonAsync(Role.SalesRep, Team);
        Person[] reps = [Rep, await App.Given.PersonAsync(Role.SalesRep, Team), await App.Given.PersonAsync(Role.SalesRep)];
        var handoffs = new List<(Guid Id, string Source)>();
        foreach (var source in new[] { "fair", "web", "fair", "mail" }) handoffs.Add((await App.Given.AssignedAsync(reps[0]), source));
        var starter = (await App.Given.ClocksAsync(handoffs[0].Id))[0];
        await using var db = App.Open();
        await db.Database.ExecuteSqlAsync($"delete from sla_clocks");
        foreach (var (id, source) in handoffs) await db.Database.ExecuteSqlAsync($"update handoffs set source = {source} where id = {id}");
        PolicyId = Guid.NewGuid();
        await db.Database.ExecuteSqlAsync($"""
            insert into sla_policies
            select (jsonb_populate_record(p, jsonb_build_object('id', {PolicyId}, 'key', 'second', 'is_fallback', false))).* from sla_policies p where p.id = {starter.PolicyId}
            """);
        All = [.. Enumerable.Range(0, Count).Select(_ => Throw(reps, handoffs, [starter.PolicyId, PolicyId]))];
        foreach (var clock in All) await WriteAsync(db, clock, starter.CalendarVersionId);
        App.Clock.Set(Now);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private GeneratedClock Throw(Person[] reps, List<(Guid Id, string Source)> handoffs, Guid[] policies)
    {
        var (kind, side) = Kinds[random.Next(Kinds.Length)];
        var (rep, handoff) = (reps[random.Next(reps.Length)], handoffs[random.Next(handoffs.Count)]);
        var started = Begin.AddMinutes(random.Next(45 * 24 * 60));
        var due = started.AddMinutes(random.Next(1, 8 * 60));
        // On the due instant itself is in time.
        var ended = random.Next(5) == 0 ? due : started.AddMinutes(random.Next(16 * 60));
        var end = ended > Now || random.Next(4) == 0 ? "none" : random.Next(6) switch { 0 => "cancelled", 1 => "reassigned", _ => "done" };
        if (kind == "AnswerTime" && end == "reassigned") end = "cancelled";
        var isPromise = kind == "AnswerTime";
        return new GeneratedClock(Guid.CreateVersion7(started), handoff.Id, kind, side, rep.Id, rep.TeamId, isPromise ? null : policies[random.Next(2)], handoff.Source, started, due, end,
            end == "none" ? null : ended);
    }

    private async Task WriteAsync(HubDb db, GeneratedClock c, Guid calendar)
    {
        var isSwept = c.Due < Now && random.Next(2) == 0;
        var state = c.State(isSwept);
        DateTimeOffset? breached = state is ClockState.Breached or ClockState.MetLate ? c.Due : null;
        if (c.Policy is null)
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into promises (
                    id, kind, side, person_id, team_id, handoff_id, subject_id, started_at, due_at, ended_at, state, breached_at, target_hours, calendar_version_id)
                select {c.Id}, {c.Kind}, {c.Side}, {c.Rep}, {c.Team}, {c.Handoff}, {Guid.NewGuid()}, {c.Started}, {c.Due}, {c.Ended}, {state.ToString()}, {breached},
                    case when {c.Kind} = 'AnswerTime' then 1 end, case when {c.Kind} = 'AnswerTime' then {calendar} end
                """);
            return;
        }
        await db.Database.ExecuteSqlAsync($"""
            insert into sla_clocks (
                id, handoff_id, kind, side, rep_id, team_id, policy_id, policy_version_id, calendar_version_id, started_at, target_minutes, outreach, steps, step_at, steps_passed,
                due_at, ended_at, state, breached_at)
            values ({c.Id}, {c.Handoff}, {c.Kind}, {c.Side}, {c.Rep}, {c.Team}, {c.Policy}, (select current_version_id from sla_policies where id = {c.Policy}), {calendar},
                {c.Started}, 60, 1, array[]::int[], array[]::timestamptz[], 0, {c.Due}, {c.Ended}, {state.ToString()}, {breached})
            """);
    }
}
