namespace AlignmentHub.Benchmarks.Data;

/// <summary>Who works in the hub of the benchmarks, and which companies and campaigns it knows.</summary>
internal sealed class Cast
{
    public const string RepPassword = "Correct-horse-9";

    private Cast(Random random, DateTimeOffset at)
    {
        Team = random.Id(at);
        Pools = [.. Words.Regions.Select(_ => random.Id(at))];
        Rules = [.. Words.Regions.Select(_ => random.Id(at))];
        Reps = [.. Enumerable.Range(0, Words.Regions.Length * StoryTeller.RepsPerPool).Select(_ => random.Id(at))];
        Companies = [.. Enumerable.Range(0, StoryTeller.Companies).Select(_ => random.Id(at))];
        Campaigns = [.. Enumerable.Range(0, StoryTeller.Campaigns).Select(_ => random.Id(at))];
    }

    public Guid Team { get; }

    public IReadOnlyList<Guid> Pools { get; }

    public IReadOnlyList<Guid> Rules { get; }

    /// <summary>Five for each pool, pool after pool.</summary>
    public IReadOnlyList<Guid> Reps { get; }

    public IReadOnlyList<Guid> Companies { get; }

    public IReadOnlyList<Guid> Campaigns { get; }

    public static Cast At(DateTimeOffset begin) => new(new Random(7), begin);

    public static string EmailOf(int rep) => $"rep{rep}@hub.test";

    public static string DomainOf(int company) => $"company{company}.test";

    public static string KeyOf(int campaign) => $"campaign-{campaign}";
}
