using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Domain.Tests.Scoring.Replays;

/// <summary>The replay written the plain way: at every instant everything known is scored from scratch.</summary>
internal static class BruteForceReplay
{
    public static (bool WasQualified, DateTimeOffset? First) Of(DefinitionDocument document, LeadPast past, ReplayPeriod period)
    {
        var scorer = new LeadScorer(document);
        Qualification? state = null;
        bool? was = null;
        foreach (var now in Instants(past, period.To))
        {
            if (now >= period.From) was ??= state is not null;
            var score = ScoreAt(scorer, past, now);
            state = Qualification.Next(state, in score, document.Thresholds);
            if (now >= period.From && was == false && state is not null) return (false, now);
        }

        return (was ?? state is not null, null);
    }

    private static ScoreNumbers ScoreAt(LeadScorer scorer, LeadPast past, DateTimeOffset now)
    {
        var (lead, account) = past.Subjects.Last(s => s.Since <= now).Subject;
        return scorer.Score(lead, account, [.. past.Activities.Where(a => a.Known <= now).Select(a => a.Fact)], now).Numbers;
    }

    private static IEnumerable<DateTimeOffset> Instants(LeadPast past, DateTimeOffset to)
    {
        SortedSet<DateTimeOffset> instants = [.. past.Subjects.Select(s => s.Since), .. past.Activities.Select(a => a.Known)];
        for (var night = new DateTimeOffset(past.Created.UtcDateTime.Date, TimeSpan.Zero); night < to; night = night.AddDays(1)) instants.Add(night);
        return instants.Where(i => i >= past.Created && i < to);
    }
}
