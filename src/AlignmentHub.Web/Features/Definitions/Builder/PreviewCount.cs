using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Goes through a snapshot with one version of the document, in strides, so that an early stop has seen leads of all ages.</summary>
internal sealed class PreviewCount(FactSnapshot snapshot, LeadScorer scorer, bool[]? activeSays, DateTimeOffset now)
{
    private const int Strides = 20;
    private const int Shown = 5;

    private readonly BulkScorer _bulk = scorer.Over(snapshot.Facts.Shapes);
    private readonly List<int> _qualified = [];
    private readonly PriorityQueue<int, double> _nearest = new();
    private int _stride;
    private int _seen;
    private int _qualifying;
    private int _gained;
    private int _lost;

    public bool IsDone => _stride == Strides;

    /// <summary>Looks at the next twentieth of the leads.</summary>
    public void Step()
    {
        var thresholds = scorer.Document.Thresholds;
        for (var lead = _stride; lead < snapshot.Facts.Leads.Count; lead += Strides)
        {
            var numbers = Numbers(lead);
            _seen++;
            Compare(lead, numbers.Qualifies);
            if (numbers.Qualifies) Take(lead);
            else if (!numbers.IsBlocked) Near(lead, Missing(numbers, thresholds));
        }

        _stride++;
    }

    public PreviewResult Result() => new(
        _seen == 0 ? 0 : (int)Math.Round((double)_qualifying * snapshot.AllLeads / _seen), snapshot.AllLeads, _seen,
        activeSays is null ? null : _qualifying - _gained, activeSays is null ? null : _gained, activeSays is null ? null : _lost, snapshot.At)
    {
        Qualified = [.. _qualified.Select(CardOf)],
        JustBelow = [.. _nearest.UnorderedItems.OrderByDescending(n => n.Priority).Select(n => CardOf(n.Element))],
    };

    /// <summary>What a scorer says of each lead of the snapshot.</summary>
    public static bool[] Answers(FactSnapshot snapshot, LeadScorer scorer, DateTimeOffset now)
    {
        var count = new PreviewCount(snapshot, scorer, null, now);
        return [.. Enumerable.Range(0, snapshot.Facts.Leads.Count).Select(lead => count.Numbers(lead).Qualifies)];
    }

    private ScoreNumbers Numbers(int lead)
    {
        var subject = snapshot.Facts.Leads[lead];
        return _bulk.Numbers(subject.Lead, subject.Account, snapshot.Facts.ActivitiesOf(lead), now);
    }

    private void Compare(int lead, bool qualifies)
    {
        if (activeSays is null || activeSays[lead] == qualifies) return;

        if (qualifies) _gained++;
        else _lost++;
    }

    private void Take(int lead)
    {
        _qualifying++;
        if (_qualified.Count < Shown) _qualified.Add(lead);
    }

    private void Near(int lead, double missing)
    {
        // The queue gives up the one that misses most.
        if (_nearest.Count < Shown) _nearest.Enqueue(lead, -missing);
        else _nearest.EnqueueDequeue(lead, -missing);
    }

    private static double Missing(in ScoreNumbers numbers, Domain.Definitions.Thresholds thresholds) =>
        Math.Max(thresholds.Fit - numbers.Fit, Math.Max(thresholds.Engagement - numbers.Engagement, thresholds.Total - numbers.Total));

    private PreviewLead CardOf(int lead)
    {
        var subject = snapshot.Facts.Leads[lead];
        var name = $"{subject.Lead.FirstName} {subject.Lead.LastName}".Trim();
        return new(subject.Id, name.Length > 0 ? name : subject.Lead.Email ?? "", subject.Account?.Name ?? subject.Lead.Company,
            _bulk.Score(subject.Lead, subject.Account, snapshot.Facts.ActivitiesOf(lead), now));
    }
}
