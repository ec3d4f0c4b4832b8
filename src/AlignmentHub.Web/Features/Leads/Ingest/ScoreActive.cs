using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>What new activities do to their leads: the first engagement engages, one after the cool-down wakes, and each is scored.</summary>
public sealed class ScoreActive(ActiveDefinitions definitions, ScoreLeads scoreLeads, TimeProvider clock)
{
    /// <summary>Adds the statements about the past of the leads; what was written before them is part of it.</summary>
    internal async Task<ActiveDefinition?> AskAsync(SqlBatch batch, HubDb db, ActivityReading read, Guid[] leadIds, CancellationToken ct)
    {
        var definition = read.DefinitionVersionId is { } version ? await definitions.OfAsync(db, version, ct) : null;
        ScoringPast.Ask(batch, leadIds, definition?.Scorer.ActivityTypes ?? []);
        return definition;
    }

    /// <summary>Says whether the first statements are sent, and the last are left.</summary>
    internal async Task<bool> RunAsync(
        HubDb db, SqlBatch first, SqlBatch last, ActivityReading read, ActiveLeads active, IngestTerms terms, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var lead in active.New) Judge(lead, read, active, terms, now);

        List<LeadStanding> moved = [.. active.New.Select(a => a.Lead.Standing).Where(s => s.Moves.Count > 0)];
        first.AddScores(active.Decisions);
        first.AddMoves([.. moved.SelectMany(s => s.Moves)]);
        first.AddStandings(moved, now);
        return await scoreLeads.FollowAsync(db, first, last, active.Decisions, by, ct);
    }

    private static void Judge(ActiveLead news, ActivityReading read, ActiveLeads active, IngestTerms terms, DateTimeOffset now)
    {
        var (lead, activities) = news;
        if (activities.Where(a => !read.NoEngagement.Contains(a.Type)).MinBy(a => a.At) is { } first) Engage(lead.Standing, first, active, terms, now);
        if (active.Definition is not { } definition) return;

        // A sender's clock may be ahead; what it tells of must not be too young to exist.
        var latest = activities.Max(a => a.At);
        var account = read.References.Account(lead.Values.AccountDomain)?.Facts;
        var subject = active.Past.Of(lead.Standing, lead.Values.ToFacts(), account);
        var occasion = terms.IsPast ? ScoringOccasion.Past : ScoringOccasion.Event;
        active.Add(ScoreDecision.Make(subject, definition, latest > now ? latest : now, occasion, now));
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
