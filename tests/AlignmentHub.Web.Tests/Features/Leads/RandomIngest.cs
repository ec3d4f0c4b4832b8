using System.Globalization;

namespace AlignmentHub.Web.Tests.Features.Leads;

/// <summary>One thing that a sender says.</summary>
/// <param name="IsActivity">Otherwise it is about the lead itself.</param>
internal sealed record Said(bool IsActivity, string Json);

/// <summary>A history of leads and what they did, with repeats, conflicts and mistakes; the same for the same seed.</summary>
internal sealed class RandomIngest(int seed)
{
    private const int People = 25;

    // Tests that shuffle need repeatable numbers, not secret ones.
    private readonly Random _random = new(seed);
    private DateTimeOffset _at = new(2026, 2, 20, 0, 0, 0, TimeSpan.Zero);

    public List<Said> Make(int count)
    {
        List<Said> said = [];
        while (said.Count < count)
        {
            var isActivity = _random.Next(3) == 0;
            for (var more = _random.Next(1, 9); more > 0; more--) said.Add(new(isActivity, isActivity ? Activity() : Lead()));
        }
        return said;
    }

    /// <summary>The same things in calls of one kind each, of any length.</summary>
    public IEnumerable<IReadOnlyList<Said>> Batches(IReadOnlyList<Said> said)
    {
        for (var next = 0; next < said.Count;)
        {
            var most = _random.Next(1, 12);
            List<Said> batch = [.. said.Skip(next).TakeWhile(one => one.IsActivity == said[next].IsActivity).Take(most)];
            next += batch.Count;
            yield return batch;
        }
    }

    // A title is never taken back and only requests give points, so that who qualifies does so whatever comes later in the same call.
    private string Lead()
    {
        List<string> members = [Key()];
        if (_random.Next(2) == 0) members.Add($"\"title\":\"{Pick("Head of Sales", "Clerk")}\"");
        if (_random.Next(3) == 0) members.Add($"\"source\":{Pick("\"web\"", "\"fair\"", "null", "7")}");
        if (_random.Next(3) == 0) members.Add($"\"campaign\":\"c{_random.Next(4)}\"");
        if (_random.Next(4) == 0) members.Add($"\"accountDomain\":\"a{_random.Next(3)}.example\"");
        if (_random.Next(3) == 0) members.Add($"\"custom\":{{\"k{_random.Next(2)}\":{Pick("1", "\"x\"", "null")}}}");
        if (_random.Next(5) == 0) members.Add($"\"consent\":{Pick("true", "false", "null")}");
        if (_random.Next(12) == 0) members.Add("\"owner\":\"nobody@hub.test\"");
        if (_random.Next(15) == 0) members.Add("\"nickname\":\"?\"");
        return $"{{{string.Join(',', members)}}}";
    }

    private string Activity()
    {
        // In the order in which it happened: of what comes together the earliest engages, of what comes apart the first to come.
        _at = _at.AddMinutes(_random.Next(60));
        var at = _at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var id = _random.Next(3) == 0 ? $"\"id\":\"s{seed}-{_random.Next(15)}\"," : "";
        return $$"""{{{id}}"lead":{"email":"{{Email()}}"},"type":"{{Pick("demo_request", "webinar", "email_sent")}}","at":"{{at}}","campaign":"c{{_random.Next(4)}}"}""";
    }

    private string Key() => _random.Next(6) switch
    {
        0 => $"\"externalId\":\"s{seed}-{_random.Next(People)}\"",
        1 => $"\"externalId\":\"s{seed}-{_random.Next(People)}\",\"email\":\"{Email()}\"",
        2 when _random.Next(4) == 0 => "\"email\":\"nodomain\"",
        _ => $"\"email\":\"{Email()}\"",
    };

    private string Email() => $"{Pick("p", "P")}{_random.Next(People)}@s{seed}.example";

    private string Pick(params ReadOnlySpan<string> texts) => texts[_random.Next(texts.Length)];
}
