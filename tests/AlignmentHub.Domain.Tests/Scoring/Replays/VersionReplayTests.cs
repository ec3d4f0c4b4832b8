using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Domain.Tests.Scoring.Replays;

public sealed class VersionReplayTests
{
    private const int Versions = 100;
    private const int PastsPerVersion = 25;
    private static readonly ReplayPeriod Period = new(AnyPast.Day(45), AnyPast.Day(AnyPast.Days));

    [Fact]
    public void A_replay_finds_what_scoring_every_instant_from_scratch_finds()
    {
        int was = 0, first = 0;
        for (var seed = 0; seed < Versions; seed++)
        {
            var any = new AnyPast(seed);
            var scorer = new LeadScorer(any.Document());
            for (var number = 0; number < PastsPerVersion; number++)
            {
                var past = any.Lead();
                var found = past.Replay(scorer, Period);
                Assert.Equal(BruteForceReplay.Of(scorer.Document, past, Period), (found.WasQualified, InstantOf(found.FirstTicks)));
                was += found.WasQualified ? 1 : 0;
                first += found.FirstTicks is null ? 0 : 1;
            }
        }

        Assert.InRange(was, Versions, Versions * PastsPerVersion / 2); // both answers were met often
        Assert.InRange(first, Versions, Versions * PastsPerVersion / 2);
    }

    [Fact]
    public void One_replay_tells_who_would_qualify_under_any_total_threshold()
    {
        for (var seed = 0; seed < Versions; seed++)
        {
            var any = new AnyPast(seed);
            var document = any.Document();
            var past = any.Lead();
            var found = past.Replay(new LeadScorer(document), Period);
            foreach (var total in (double[])[0, 8, 15, 33, 60])
            {
                var (was, first) = BruteForceReplay.Of(document with { Thresholds = document.Thresholds with { Total = total } }, past, Period);
                Assert.Equal((seed, total, was, first is not null), (seed, total, total <= found.Held, total > found.Held && total <= found.Peak));
            }
        }
    }

    private static DateTimeOffset? InstantOf(long? utcTicks) => utcTicks is { } ticks ? new(ticks, TimeSpan.Zero) : null;
}
