using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Targets;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

/// <summary>Generated stage histories, counted a second time lead by lead as semantics.md 6 says it in words.</summary>
public sealed class FunnelRecountTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Period = new(Begin.AddDays(60), Begin.AddDays(150));

    private readonly HubApp _app = new();
    private IReadOnlyList<FunnelStory> _stories = [];
    private IReadOnlyList<Person> _reps = [];

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        (_reps, _stories) = await new FunnelStories(_app.Given).TellAsync(Begin);
        await _app.Given.SettleAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_cohort_funnel_is_what_counting_lead_by_lead_gives_and_never_grows()
    {
        foreach (var window in new[] { 10, 90, 600 })
        foreach (var by in new[] { FunnelGrouping.None, FunnelGrouping.Source, FunnelGrouping.Rep })
        {
            var groups = await _app.Get<FunnelQueries>().CohortAsync(Period, window, by);
            var told = Cohort().GroupBy(story => by switch { FunnelGrouping.None => null, FunnelGrouping.Source => story.Source, _ => (Latest(story, Entry(story)!.Value) ?? story.Owner)?.Name }).ToDictionary(group => group.Key ?? "-", group => group.ToList());

            Assert.Equal(told.Keys.Order(), groups.Select(group => group.Key ?? "-").Order());
            foreach (var group in groups)
            {
                var leads = told[group.Key ?? "-"];
                Assert.Equal((leads.Count, leads.Count(Backwards)), (group.Cohort, group.Backwards));
                Assert.Equal(FunnelQueries.Stages.Select((_, rank) => (long)leads.Count(lead => Reached(lead, window) >= rank)), group.Stages.Select(stage => stage.Entered));
                Assert.Equal(FunnelQueries.Stages.Select((_, rank) => (long)leads.Count(lead => IsInferred(lead, window, rank))), group.Stages.Select(stage => stage.Inferred));
                Assert.All(group.Stages.Zip(group.Stages.Skip(1)), pair => Assert.True(pair.First.Entered >= pair.Second.Entered));
            }
        }
    }

    [Fact]
    public async Task Throughput_is_the_number_of_entries_and_its_groups_add_up()
    {
        var all = Assert.Single(await _app.Get<FunnelQueries>().ThroughputAsync(Period, FunnelGrouping.None));
        var bySource = await _app.Get<FunnelQueries>().ThroughputAsync(Period, FunnelGrouping.Source);

        foreach (var (rank, stage) in FunnelQueries.Stages.Index())
        {
            var entries = _stories.Sum(story => story.Moves.Count(move => move.To == stage && Falls(move.At)));
            Assert.Equal((entries, entries), (all.Stages[rank].Entered, bySource.Sum(group => group.Stages[rank].Entered)));
        }
    }

    [Fact]
    public async Task What_a_rep_and_a_team_did_is_counted_by_the_hand_offs_alike_in_funnel_targets_and_records()
    {
        var leader = Given.ActorOf(await _app.Given.PersonAsync(Role.Leader));
        foreach (var stage in FunnelQueries.Stages)
            foreach (var team in await _app.Get<TeamChoiceQueries>().AllAsync())
                Assert.True((await _app.Get<SetTargets>().RunAsync(new(new(2025, 4, 1), team.Key, Enum.Parse<TargetMeasure>($"{stage}"), 1), leader)).IsDone);

        var (sheet, funnel) = (await _app.Get<TargetQueries>().SheetAsync(Period), await _app.Get<FunnelQueries>().ThroughputAsync(Period, FunnelGrouping.Rep));

        Assert.Equal(_reps.Count + 1, funnel.Count);
        foreach (var (rank, stage) in FunnelQueries.Stages.Index())
        foreach (var group in funnel)
        {
            var told = _stories.Sum(story => story.Moves.Count(move => move.To == stage && Falls(move.At) && RepOf(story, move)?.Name == group.Key));
            Assert.Equal((told, told), (group.Stages[rank].Entered, await TotalAsync($"entry-{stage}", FunnelGrouping.Rep, group.Key ?? "")));
            if (_reps.FirstOrDefault(rep => rep.Name == group.Key) is not { } rep) continue;
            Assert.Equal(told, sheet.Lines.Single(line => line.TeamId == rep.TeamId && $"{line.Measure}" == $"{stage}").Actual);
            Assert.Equal(told, (await _app.Get<RecordQueries>().FindAsync(new($"entry-{stage}", Period) { Team = rep.TeamId }, 0, 1)).Value!.Total);
        }
    }

    [Fact]
    public async Task Velocity_is_what_a_list_of_passes_gives()
    {
        foreach (var step in await _app.Get<VelocityQueries>().StagesAsync(Period))
        {
            if (step is { From: LeadStage.Mql, To: LeadStage.Customer })
            {
                var whole = Ways(step.Pair).Select(way => (way.To - way.From).TotalDays).ToList();
                Assert.Equal((whole.Count, whole.Count(days => days < 0), whole.Count), (step.Passes, step.Negative, step.FirstPasses));
                Same(Percentile(whole, 0.5), step.MedianDays);
                Same(Percentile(whole, 0.75), step.P75Days);
                continue;
            }

            List<double> days = [];
            List<double> repeats = [];
            foreach (var story in _stories)
                foreach (var (from, to) in story.Moves.Zip(story.Moves.Skip(1)))
                    if (from.To == step.From && to.To == step.To && !from.Inferred && !to.Inferred && Falls(to.At))
                        (story.Moves.First(move => move.To == from.To) == from ? days : repeats).Add((to.At - from.At).TotalDays);
            var first = days.ToList();
            days.AddRange(repeats);

            Assert.Equal(days.Count, step.Passes);
            Same(Percentile(days, 0.5), step.MedianDays);
            Same(Percentile(days, 0.75), step.P75Days);
            Assert.Equal(first.Count, step.FirstPasses);
            Same(Percentile(first, 0.5), step.FirstMedianDays);
            Same(Percentile(repeats, 0.5), step.RepeatMedianDays);
            Assert.Equal(_stories.Sum(story => story.Moves.Where((move, n) => move.To == step.From && !move.Inferred && move.At < Period.To && !(story.Moves.ElementAtOrDefault(n + 1)?.At < Period.To)).Count()), step.OpenPasses);
        }
    }

    [Fact]
    public async Task The_passes_behind_velocity_add_up_and_take_as_long_in_business_hours_as_a_minute_by_minute_count()
    {
        var business = await _app.Get<BusinessVelocityQueries>().StagesAsync(Period);
        foreach (var (step, hours) in (await _app.Get<VelocityQueries>().StagesAsync(Period)).Zip(business))
        {
            Assert.Equal((step.Passes, step.Negative, step.OpenPasses), (await TotalAsync($"pass-{step.Pair}"), await TotalAsync($"negative-{step.Pair}"), await TotalAsync($"open-{step.Pair}")));
            Assert.Equal(step.Passes - step.FirstPasses, await TotalAsync($"repeat-{step.Pair}"));
            Assert.Equal((step.Pair, step.Passes > 0), (hours.Pair, hours.MedianHours is not null));

            var took = Ways(step.Pair).Select(way => way.To >= way.From ? WorkingMinutes(way.From, way.To) / 60.0 : -WorkingMinutes(way.To, way.From) / 60.0).ToList();
            Assert.NotEmpty(took);
            Same(Percentile(took, 0.5), hours.MedianHours);
            Same(Percentile(took, 0.75), hours.P75Hours);
        }
    }

    [Fact]
    public async Task The_entries_behind_throughput_add_up_to_it()
    {
        foreach (var by in new[] { FunnelGrouping.None, FunnelGrouping.Source, FunnelGrouping.Month })
        foreach (var group in await _app.Get<FunnelQueries>().ThroughputAsync(Period, by))
        foreach (var stage in group.Stages)
        {
            var key = by == FunnelGrouping.None ? null : group.Key ?? "";
            Assert.Equal((stage.Entered, stage.Inferred), (await TotalAsync($"entry-{stage.Stage}", by, key), await TotalAsync($"inferredEntry-{stage.Stage}", by, key)));
        }

        foreach (var group in await _app.Get<FunnelQueries>().CohortAsync(Period, 90, FunnelGrouping.Source))
            Assert.Equal(group.Backwards, await TotalAsync("backwards", FunnelGrouping.Source, group.Key ?? ""));
    }

    [Fact]
    public async Task The_records_behind_every_number_of_the_funnel_add_up_to_it()
    {
        foreach (var by in Enum.GetValues<FunnelGrouping>())
        foreach (var group in await _app.Get<FunnelQueries>().CohortAsync(Period, 90, by))
        foreach (var stage in group.Stages)
        {
            var key = by == FunnelGrouping.None ? null : group.Key ?? "";
            Assert.Equal((stage.Entered, stage.Inferred), (await TotalAsync($"stage-{stage.Stage}", by, key), await TotalAsync($"inferred-{stage.Stage}", by, key)));
        }
    }

    private async Task<long> TotalAsync(string of, FunnelGrouping by = FunnelGrouping.None, string? key = null) =>
        (await _app.Get<RecordQueries>().FindAsync(new(of, Period, 90, by, key), 0, 1)).Value!.Total;

    /// <summary>What ended in the period: from a stage right to the next one, or from the first real MQL entry to the first win, whatever lay between. A win before it counts backwards.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Ways(StagePair pair) => pair is { From: LeadStage.Mql, To: LeadStage.Customer }
        ? from story in _stories
          let mql = story.Moves.FirstOrDefault(move => move is { To: LeadStage.Mql, Inferred: false })
          let won = story.Moves.FirstOrDefault(move => move.To == LeadStage.Customer)
          where mql is not null && won is not null && Falls(won.At)
          select (mql.At, won.At)
        : from story in _stories
          from move in story.Moves.Zip(story.Moves.Skip(1))
          where move.First.To == pair.From && move.Second.To == pair.To && !move.First.Inferred && !move.Second.Inferred && Falls(move.Second.At)
          select (move.First.At, move.Second.At);

    // The starter calendar works Monday to Friday from nine to five, UTC, and every story moves at whole minutes.
    private static int WorkingMinutes(DateTimeOffset from, DateTimeOffset to)
    {
        var minutes = 0;
        for (var at = from; at < to; at = at.AddMinutes(1))
            if (at is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday), Hour: >= 9 and < 17 }) minutes++;
        return minutes;
    }

    private static Person? RepOf(FunnelStory story, FunnelMove move) =>
        move.Pass?.Rep ?? (move.To == LeadStage.Mql ? Latest(story, move.At) : story.Passes.LastOrDefault(pass => pass.Rep is not null && pass.At <= move.At)?.Rep) ?? story.Owner;

    /// <summary>Whoever got the lead last after it qualified then, and before it qualified anew.</summary>
    private static Person? Latest(FunnelStory story, DateTimeOffset qualified)
    {
        var anew = story.Moves.FirstOrDefault(move => move.To == LeadStage.Mql && move.At > qualified && move.From != LeadStage.HandedOff)?.At ?? DateTimeOffset.MaxValue;
        return story.Passes.LastOrDefault(pass => pass.Rep is not null && pass.At >= qualified && pass.At < anew)?.Rep;
    }

    private IEnumerable<FunnelStory> Cohort() => _stories.Where(story => Entry(story) is { } at && Falls(at));

    private static DateTimeOffset? Entry(FunnelStory story) => story.Moves.FirstOrDefault(move => move.To == LeadStage.Mql)?.At;

    private static IEnumerable<FunnelMove> Later(FunnelStory story, int window) =>
        story.Moves.Where(move => Rank(move.To) > 0 && move.At >= Entry(story) && move.At <= Entry(story)!.Value.AddHours(window * 24));

    private static int Reached(FunnelStory story, int window) => Later(story, window).Select(move => Rank(move.To)).DefaultIfEmpty(0).Max();

    private static bool Backwards(FunnelStory story) => story.Moves.Any(move => Rank(move.To) > 0 && move.At < Entry(story));

    private static bool IsInferred(FunnelStory story, int window, int rank) => rank == 0
        ? story.Moves.Where(move => move.To == LeadStage.Mql && Falls(move.At)).All(move => move.Inferred)
        : Reached(story, window) >= rank && !Later(story, window).Any(move => Rank(move.To) == rank && !move.Inferred);

    private static int Rank(LeadStage stage) => FunnelQueries.Stages.ToList().IndexOf(stage);

    private static bool Falls(DateTimeOffset at) => at >= Period.From && at < Period.To;

    private static double? Percentile(List<double> values, double share)
    {
        if (values.Count == 0) return null;

        values.Sort();
        var place = share * (values.Count - 1);
        var (below, above) = (values[(int)Math.Floor(place)], values[(int)Math.Ceiling(place)]);
        return below + ((above - below) * (place - Math.Floor(place)));
    }

    private static void Same(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } some) Assert.Equal(some, actual!.Value, 1e-9);
    }
}
