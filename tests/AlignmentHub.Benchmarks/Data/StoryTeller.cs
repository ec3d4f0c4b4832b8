namespace AlignmentHub.Benchmarks.Data;

/// <summary>Tells what happened to each lead in the time before <paramref name="end"/>, the same every time.</summary>
internal sealed class StoryTeller(DateTimeOffset end)
{
    public const int Companies = 8_000;
    public const int Campaigns = 40;
    public const int RepsPerPool = 5;

    private const int Seed = 2026;
    private const double HandedOff = 0.2;

    // How much ten leads in a row do: ten activities each on average, most of it done by few.
    private static readonly int[] Busyness = [2, 3, 4, 5, 6, 8, 10, 12, 18, 32];
    private static readonly TimeSpan Undecided = TimeSpan.FromDays(10);

    private readonly DateTimeOffset _begin = end.AddDays(-Size.Days);

    public IReadOnlyList<LeadStory> LeadStories()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Size.Leads).Select(n => Lead(random, n))];
    }

    /// <summary>A million activities in the order in which they arrived.</summary>
    public IReadOnlyList<ActivityStory> ActivityStories(IReadOnlyList<LeadStory> leads)
    {
        var random = new Random(Seed + 1);
        var all = leads.SelectMany(lead => Enumerable.Range(0, Busyness[lead.Number % Busyness.Length]).Select(_ => Activity(random, lead))).ToList();
        all.Sort((a, b) => a.At.CompareTo(b.At));
        return all;
    }

    private LeadStory Lead(Random random, int number)
    {
        var at = _begin + ((end - _begin) * ((double)number / Size.Leads));
        at = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var (id, region, isCore) = (random.Id(at), random.Next(Words.Regions.Length), random.Chance(HandedOff));
        return new(id, number, random.Next(Companies), random.Chance(0.6) ? random.Next(Campaigns) : null, region, isCore, at, isCore ? Handoff(random, region, at) : null);
    }

    private HandoffStory Handoff(Random random, int region, DateTimeOffset created)
    {
        var at = random.Between(created, Earlier(created.AddDays(20), end));
        var story = new HandoffStory(random.Id(at), (region * RepsPerPool) + random.Next(RepsPerPool), "Assigned", at);
        var decided = at + random.Wait(TimeSpan.FromHours(3));
        var isRecent = at > end - Undecided;
        if (decided > end || (isRecent && random.Chance(0.4))) return story;
        if (random.Chance(0.03)) return story with { State = "Expired", Ended = Earlier(at.AddDays(7), end) };
        if (random.Chance(0.25)) return story with { State = "Rejected", Decided = decided, Ended = decided, Reason = random.Any(Words.MarketingReasons) };

        return Accepted(random, story with { State = "Accepted", Decided = decided }, isRecent);
    }

    private HandoffStory Accepted(Random random, HandoffStory story, bool isRecent)
    {
        var touched = story.Decided!.Value + random.Wait(TimeSpan.FromHours(5));
        if (touched > end || (isRecent && random.Chance(0.3))) return story;

        story = story with { State = "Working", Touched = touched };
        var ended = touched + random.Wait(TimeSpan.FromDays(6));
        if (ended > end || random.Chance(0.01)) return story;
        if (!random.Chance(0.45)) return story with { State = random.Chance(0.6) ? "Disqualified" : "Recycled", Ended = ended };

        return story with { State = "Qualified", Ended = ended, Deal = random.Chance(0.8) ? Deal(random, ended) : null };
    }

    private DealStory Deal(Random random, DateTimeOffset at)
    {
        var closed = at + random.Wait(TimeSpan.FromDays(40));
        var stage = closed > end ? "Open" : random.Chance(0.55) ? "Won" : "Lost";
        return new(random.Id(at), stage, 100_000 + (random.Next(900) * 10_000L), at, stage == "Open" ? null : closed);
    }

    private ActivityStory Activity(Random random, LeadStory lead)
    {
        var type = random.Any(Words.Activities);
        var at = random.Between(lead.At, random.Chance(0.5) ? Earlier(lead.At.AddDays(21), end) : end);
        return new(random.Id(at), lead.Id, type, at, type == "page_view" ? random.Any(Words.Pages) : null, random.Chance(0.2) ? random.Next(Campaigns) : null);
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
