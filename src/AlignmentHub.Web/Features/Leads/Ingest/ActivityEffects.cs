using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>What new activities do to their leads: the first engagement engages, one after the cool-down wakes, and each is scored.</summary>
internal static class ActivityEffects
{
    public static void Judge(ActivityReading read, ActiveLeads active, IngestTerms terms, DateTimeOffset now)
    {
        foreach (var lead in active.New) Judge(lead, read, active, terms, now);
    }

    public static void AddEffects(this SqlBatch batch, ActiveLeads active, DateTimeOffset now)
    {
        batch.AddScores(active.Decisions);
        batch.AddStandings(active.Moved, now);
    }

    private static void Judge(ActiveLead news, ActivityReading read, ActiveLeads active, IngestTerms terms, DateTimeOffset now)
    {
        var (lead, activities) = news;
        if (activities.Where(a => !read.NoEngagement.Contains(a.Type)).MinBy(a => a.At) is { } first) Engage(lead.Standing, first, active, terms, now);
        if (active.Versions is not { } versions) return;

        // A sender's clock may be ahead; what it tells of must not be too young to exist.
        var latest = activities.Max(a => a.At);
        var account = read.References.Account(lead.Values.AccountDomain)?.Facts;
        var subject = active.Past.Of(lead.Standing, lead.Values.ToFacts(), account);
        var occasion = terms.IsPast ? ScoringOccasion.Past : ScoringOccasion.Event;
        active.Add(ScoreDecision.Make(subject, versions, latest > now ? latest : now, occasion, now));
    }

    private static void Engage(LeadStanding standing, ActivityRow first, ActiveLeads active, IngestTerms terms, DateTimeOffset now)
    {
        var wakes = standing.Stage == LeadStage.Nurture && active.Past.PassOf(standing.LeadId)?.IsCool(now) != false;
        if (standing.Stage != LeadStage.Raw && !wakes) return;

        // Waking happens when the hub learns of it; the nurturing before it was real.
        var at = wakes || first.At > now ? now : first.At;
        var moved = standing.Move(new StageChange(standing.LeadId, LeadStage.Engaged, at) { IsImported = terms.IsPast, Reason = first.Type });
        if (moved.Refusal is { } illegal) throw new InvalidOperationException(illegal.Reason); // both moves are legal
    }
}
