using System.Runtime.InteropServices;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Domain.Scoring;

/// <summary>
/// The one scorer: a pure function of lead, account, activities up to the instant, version and instant (semantics.md
/// 3.5). Made once per document, which it compiles; may be used from many threads.
/// </summary>
public sealed class LeadScorer
{
    internal const int TalliesOnStack = 64;

    private readonly GateCheck _gate;
    private readonly FitScore _fit;
    private readonly EngagementScore _engagement;
    private readonly ActivityCount _activities;
    private readonly OverrideCheck[] _overrides;

    public LeadScorer(DefinitionDocument document)
    {
        Document = document;
        _gate = new(document.Gate);
        _fit = new(document.Fit);
        _engagement = new(document.Engagement);

        ActivityMatch[] rules =
            [.. document.Engagement.Groups.SelectMany(g => g.Rules).Select((rule, slot) => new ActivityMatch(slot, rule))];
        ActivityMatch[] overrides = [.. document.Overrides.Select((item, i) => new ActivityMatch(rules.Length + i, item))];
        _overrides = [.. document.Overrides.Zip(overrides, (item, match) => new OverrideCheck(match.Slot, item))];
        _activities = new([.. rules, .. overrides], document.Engagement.DailyCapPerType);
    }

    public DefinitionDocument Document { get; }

    public FactNeeds Needs => field ??= new(Document);

    /// <summary>
    /// The only types of activities that can change a score; those who load activities may leave out all others.
    /// </summary>
    public IReadOnlyList<string> ActivityTypes => _activities.Types;

    /// <summary>
    /// The score with its reasons. Activities may come in any order; those after the instant do not exist.
    /// </summary>
    public ScoreCard Score(
        LeadFacts lead, AccountFacts? account, IReadOnlyList<ActivityFact> activities, DateTimeOffset at)
    {
        var slots = _activities.Slots;
        var tallies = slots <= TalliesOnStack ? stackalloc Tally[slots] : new Tally[slots];
        _activities.Fill(tallies, SpanOf(activities), at);
        return Card(new(lead, account), tallies);
    }

    /// <summary>
    /// The same score without its reasons, for runs over all leads. In the order of their instants, activities are not
    /// copied.
    /// </summary>
    public ScoreNumbers Numbers(
        LeadFacts lead, AccountFacts? account, ReadOnlySpan<ActivityFact> activities, DateTimeOffset at)
    {
        var slots = _activities.Slots;
        var tallies = slots <= TalliesOnStack ? stackalloc Tally[slots] : new Tally[slots];
        _activities.Fill(tallies, activities, at);
        return Numbers(new(lead, account), tallies, null);
    }

    /// <inheritdoc cref="Numbers(LeadFacts, AccountFacts?, ReadOnlySpan{ActivityFact}, DateTimeOffset)"/>
    /// <param name="kept">What this scorer kept of the lead's activities; has to hold at the instant.</param>
    public ScoreNumbers Numbers(LeadFacts lead, AccountFacts? account, KeptTallies kept, DateTimeOffset at)
    {
        var slots = _activities.Slots;
        var tallies = slots <= TalliesOnStack ? stackalloc Tally[slots] : new Tally[slots];
        _activities.Fill(tallies, kept, at);
        return Numbers(new(lead, account), tallies, null);
    }

    /// <inheritdoc cref="Score(LeadFacts, AccountFacts?, IReadOnlyList{ActivityFact}, DateTimeOffset)"/>
    /// <param name="kept">What this scorer kept of the lead's activities; has to hold at the instant.</param>
    public ScoreCard Score(LeadFacts lead, AccountFacts? account, KeptTallies kept, DateTimeOffset at)
    {
        var slots = _activities.Slots;
        var tallies = slots <= TalliesOnStack ? stackalloc Tally[slots] : new Tally[slots];
        _activities.Fill(tallies, kept, at);
        return Card(new(lead, account), tallies);
    }

    /// <summary>What has to be kept of activities to score their lead at later instants without them.</summary>
    public KeptTallies Keep(IReadOnlyList<ActivityFact> activities, DateTimeOffset at)
    {
        var (tallies, keeper) = (new Tally[_activities.Slots], new TallyKeeper());
        _activities.Fill(tallies, SpanOf(activities), at, keeper);
        return keeper.Kept(_activities, tallies, at);
    }

    /// <summary>The same at a later instant.</summary>
    public KeptTallies Keep(KeptTallies kept, DateTimeOffset at)
    {
        if (!kept.HoldAt(at)) return kept;

        var (tallies, keeper) = (new Tally[_activities.Slots], new TallyKeeper());
        _activities.Fill(tallies, kept, at, keeper);
        return keeper.Kept(_activities, tallies, at);
    }

    /// <summary>The same scorer for many leads whose activities are told by the number of their shape in this list.</summary>
    public BulkScorer Over(IReadOnlyList<ActivityFact> shapes) => new(this, new ShapeCount(_activities, shapes));

    /// <summary>The same for leads whose past is replayed. Not for use from many threads.</summary>
    public VersionReplay Replay(IReadOnlyList<ActivityFact> shapes, ReplayPeriod period) =>
        new(this, new ShapeCount(_activities, shapes), period);

    internal ScoreCard Card(LeadAndAccount subject, ReadOnlySpan<Tally> tallies)
    {
        List<ScoreLine> lines = [];
        var numbers = Numbers(in subject, tallies, lines);
        return new(numbers, numbers.IsBlocked ? _gate.BlockedBy(subject) : [], lines);
    }

    internal ScoreNumbers Numbers(in LeadAndAccount subject, ReadOnlySpan<Tally> tallies, List<ScoreLine>? lines) =>
        Judged(Fields(in subject, lines), tallies, lines);

    /// <summary>What fields alone make of a score, so that a replay works it out once for all instants at which they hold.</summary>
    internal FieldScore Fields(in LeadAndAccount subject, List<ScoreLine>? lines = null) => new(subject, _fit.Of(in subject, lines), _gate.Blocks(in subject));

    internal ScoreNumbers Judged(in FieldScore fields, ReadOnlySpan<Tally> tallies, List<ScoreLine>? lines = null)
    {
        var engagement = _engagement.Of(tallies, lines);
        var total = Document.Weights.Fit * fields.Fit + Document.Weights.Engagement * engagement;
        return Judged(in fields, tallies, PartSum.Rounded(fields.Fit), PartSum.Rounded(engagement), PartSum.Rounded(total));
    }

    private ScoreNumbers Judged(
        in FieldScore fields, ReadOnlySpan<Tally> tallies, double fit, double engagement, double total)
    {
        var subject = fields.Subject;
        List<string>? open = null, held = null;
        foreach (var item in _overrides)
        {
            if (!item.IsOpen(tallies)) continue;
            (open ??= []).Add(item.Name);
            if (item.Suits(in subject)) (held ??= []).Add(item.Name);
        }

        var qualifies = !fields.IsBlocked && (held is not null || Document.Thresholds.AreReached(fit, engagement, total));
        return new(fit, engagement, total, Document.Grade.Of(fit, engagement), qualifies)
        {
            IsBlocked = fields.IsBlocked, OverriddenBy = held ?? [], OpenOverrides = open ?? [],
        };
    }

    private static ReadOnlySpan<ActivityFact> SpanOf(IReadOnlyList<ActivityFact> activities) => activities switch
    {
        ActivityFact[] array => array,
        List<ActivityFact> list => CollectionsMarshal.AsSpan(list),
        _ => activities.ToArray(),
    };
}
