namespace AlignmentHub.Web.Features.Demo;

/// <summary>The year that the demo tells. History hangs on the start of the present UTC day, open work on the present minute.</summary>
internal sealed record DemoSpan
{
    public const int Days = 365;

    public DemoSpan(DateTimeOffset now) => Now = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);

    public DateTimeOffset Now { get; }

    public DateTimeOffset Today => new(Now.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>The first leads come.</summary>
    public DateTimeOffset Start => Today.AddDays(-Days);

    /// <summary>The company set the hub up: people, teams, terms and the definition.</summary>
    public DateTimeOffset SetUp => Start.AddDays(-14).AddHours(8);

    /// <summary>Without fractions, which the database would round in its own way.</summary>
    public static DateTimeOffset Second(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerSecond));

    /// <summary>The calendar years that anything may fall into, running clocks and wake-up days included.</summary>
    public IEnumerable<int> Years => Enumerable.Range(SetUp.Year, Today.Year - SetUp.Year + 2);
}
