using System.Globalization;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Sla;

/// <summary>A year of hand-offs in six zones, both changes of their clocks included, played by a clock that stands still between two acts.</summary>
public sealed class TimeTravelTests(HubApp app) : IClassFixture<HubApp>
{
    private const int InSuite = 60;
    private const int Most = 2000;
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    // Whoever works at night works when clocks change, too.
    private static readonly (string Zone, string From, string To)[] Places =
    [
        ("Europe/Berlin", "00:00", "24:00"), ("Europe/London", "00:30", "06:00"), ("America/New_York", "01:15", "17:00"),
        ("America/Santiago", "00:00", "24:00"), ("Australia/Lord_Howe", "01:30", "09:00"), ("Pacific/Auckland", "00:00", "08:30"),
    ];

    private readonly Random random = new(20260105);
    private readonly List<WatchedClock> watched = [];
    private readonly PriorityQueue<Func<Task>, DateTimeOffset> acts = new();

    [Fact]
    public async Task A_year_later_the_scorecard_is_what_somebody_else_counts()
    {
        app.Clock.Set(Begin);
        var reps = await RepsAsync();
        for (var i = 0; i < Soak.Count(InSuite, Most); i++) Plan(Begin.AddMinutes(random.Next(350 * 24 * 60)), () => HandOverAsync(reps[random.Next(reps.Count)]));
        while (acts.TryDequeue(out var act, out var at))
        {
            app.Clock.Set(at);
            if (random.Next(4) == 0) await app.Get<SweepClocks>().RunAsync();
            await act();
        }
        app.Clock.Set(Begin.AddDays(365));
        await app.Get<SweepClocks>().RunAsync();

        foreach (var (from, to) in new[] { ("2026-01-01", "2026-04-01"), ("2026-04-01", "2026-07-01"), ("2026-07-01", "2026-10-01"), ("2026-10-01", "2027-01-01") })
            Assert.Equal(Recount(Day(from), Day(to)), await ScorecardAsync(from, to));
        Assert.Equal(0, (await app.Get<RecomputeClocks>().RunAsync()).Changed);
    }

    private async Task HandOverAsync((Person Rep, int Place) with)
    {
        var id = await app.Given.AssignedAsync(with.Rep);
        var now = app.Clock.GetUtcNow();
        Watch("routing", 15, with.Place, now).End(now, "met");
        var decision = Watch("decision", 240, with.Place, now);
        if (random.Next(12) == 0) return; // nobody ever decides

        Later(() => DecideAsync(id, with, decision));
    }

    private async Task DecideAsync(Guid id, (Person Rep, int Place) with, WatchedClock decision)
    {
        var (by, now) = (Given.ActorOf(with.Rep), app.Clock.GetUtcNow());
        var isAccepted = random.Next(3) > 0;
        Assert.Null((isAccepted ? await app.Get<AcceptHandoff>().RunAsync(id, by) : await app.Get<RejectHandoff>().RunAsync(id, "notAFit", null, by)).Refusal);
        decision.End(now, "met");
        if (!isAccepted) return;

        var touch = Watch("firstTouch", 240, with.Place, now);
        if (random.Next(5) > 0) Later(() => TouchAsync(id, by, touch));
        else Later(() => GiveUpAsync(id, by, touch));
    }

    private async Task TouchAsync(Guid id, Actor by, WatchedClock touch)
    {
        Assert.Null((await app.Get<LogOutreach>().RunAsync(id, new(Domain.Handoffs.OutreachKind.Call), by)).Refusal);
        touch.End(app.Clock.GetUtcNow(), "met");
    }

    private async Task GiveUpAsync(Guid id, Actor by, WatchedClock touch)
    {
        Assert.Null((await app.Get<DisqualifyHandoff>().RunAsync(id, "They build it themselves.", by)).Refusal);
        touch.End(app.Clock.GetUtcNow(), "cancelled");
    }

    // Some at once, most within a day, some after a weekend.
    private void Later(Func<Task> act) => Plan(app.Clock.GetUtcNow().AddMinutes(random.Next(3) switch { 0 => random.Next(60), 1 => random.Next(1000), _ => random.Next(5000) }), act);

    private void Plan(DateTimeOffset at, Func<Task> act) => acts.Enqueue(act, at);

    private WatchedClock Watch(string promise, int minutes, int place, DateTimeOffset now)
    {
        var clock = new WatchedClock(promise, DueByTheMinute(place, now, minutes));
        watched.Add(clock);
        return clock;
    }

    /// <summary>Walks minute by minute over the wall clock of the zone.</summary>
    private static DateTimeOffset DueByTheMinute(int place, DateTimeOffset start, int minutes)
    {
        var (zone, from, to) = (TimeZoneInfo.FindSystemTimeZoneById(Places[place].Zone), Places[place].From, Places[place].To);
        var at = start;
        for (var open = 0; open < minutes; at = at.AddMinutes(1))
        {
            var wall = TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
            if (string.CompareOrdinal(from, wall) <= 0 && string.CompareOrdinal(wall, to) < 0) open++;
        }
        return at;
    }

    private string Recount(DateTimeOffset from, DateTimeOffset to) => string.Join('\n', watched.Where(c => c.DueAt >= from && c.DueAt < to).GroupBy(c => c.Promise)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => $"{g.Key} {g.Count(c => c.Outcome == "met")} met, {g.Count(c => c.Outcome == "missed")} missed, {g.Count(c => c.Outcome == "cancelled")} cancelled"));

    private async Task<string> ScorecardAsync(string from, string to)
    {
        var card = await (await app.Api().GetAsync($"/api/v1/sla/scorecard?from={from}&to={to}")).ReadAsync();
        return string.Join('\n', new[] { "sales", "operations" }.SelectMany(side => card.GetProperty(side).EnumerateArray())
            .Where(p => Count(p, "met") + Count(p, "missed") + Count(p, "cancelled") > 0)
            .OrderBy(p => p.Text("promise"), StringComparer.Ordinal)
            .Select(p => $"{p.Text("promise")} {Count(p, "met")} met, {Count(p, "missed")} missed, {Count(p, "cancelled")} cancelled"));
    }

    private static long Count(JsonElement promise, string member) => promise.GetProperty(member).GetInt64();

    private static DateTimeOffset Day(string day) => DateTimeOffset.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private async Task<IReadOnlyList<(Person Rep, int Place)>> RepsAsync()
    {
        var reps = new List<(Person, int)>();
        foreach (var (place, (zone, from, to)) in Places.Index())
        {
            string[] days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
            var week = days.ToDictionary(day => day, _ => new[] { new[] { from, to } });
            var key = $"place-{place}";
            Assert.True((await app.Api().PutAsync($"/api/v1/admin/calendars/{key}", new { name = zone, calendar = new { timeZone = zone, week } })).IsSuccessStatusCode);
            Assert.True((await app.Api().PutAsync($"/api/v1/admin/teams/{key}", new { name = zone, side = "sales", calendar = key })).IsSuccessStatusCode);
            await using var db = app.Open();
            reps.Add((await app.Given.PersonAsync(Role.SalesRep, db.Set<Team>().Single(t => t.Key == key)), place));
        }
        return reps;
    }

    /// <summary>A promise as this test sees it.</summary>
    private sealed class WatchedClock(string promise, DateTimeOffset dueAt)
    {
        private string? _outcome;

        public string Promise => promise;

        public DateTimeOffset DueAt => dueAt;

        public string Outcome => _outcome ?? "missed";

        public void End(DateTimeOffset at, string how) => _outcome = at > dueAt ? "missed" : how;
    }
}
